import type { Person, Role } from '#app/domain/people/person.ts'
import { people } from '#db/schema/people.ts'
import type { TestWorld } from './world.ts'

const members = {
  ada: ['Ada Lovelace', []],
  grace: ['Grace Hopper', []],
  lin: ['Lin Chen', []],
  kofi: ['Kofi Mensah', ['reviewer']],
  ines: ['Ines Duarte', ['reviewer']],
  june: ['June Park', ['programme_officer']],
  ravi: ['Ravi Iyer', ['compute_officer']],
  mina: ['Mina Sato', ['finance_officer']],
  fay: ['Fay Brooks', ['fundraiser']],
  otto: ['Otto Weiss', ['auditor']],
  rosa: ['Rosa Alvarez', ['administrator']],
} as const satisfies Record<string, readonly [string, readonly Role[]]>

export type Cast = Record<keyof typeof members, Person>

/** The people of the story, as rows: two donors' worth of strangers to each other, and one officer of each kind. */
export async function cast(world: TestWorld): Promise<Cast> {
  const rows = Object.entries(members).map(([key, [name, roles]]) => ({
    id: world.ids.next('psn'),
    email: `${key}@demo.test`,
    name,
    roles: [...roles] as string[],
    timeZone: 'America/New_York',
    isDemo: true,
    createdAt: world.clock.now(),
  }))
  await world.db.insert(people).values(rows)
  return Object.fromEntries(Object.keys(members).map((key, index) => [key, rows[index] as unknown as Person])) as Cast
}

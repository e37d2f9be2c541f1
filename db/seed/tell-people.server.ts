import type { Person, Role } from '#app/domain/people/person.ts'
import type { World } from '#app/domain/world.ts'
import { people } from '#db/schema/people.ts'
import { demoPeople, otherPeople, type StoryPerson, storyEmail } from './people.ts'

/** Writes the people of the story. They exist before anyone can invite them, so no verb is asked. */
export async function tellPeople(world: World): Promise<Record<StoryPerson, Person>> {
  const rows = [...demoPeople, ...otherPeople].map((person) => ({
    id: world.ids.next('psn'),
    key: person.key,
    email: storyEmail(person.key),
    name: person.name,
    roles: [...person.roles] as Role[],
    timeZone: 'America/New_York',
    isDemo: demoPeople.some((demo) => demo.key === person.key),
    createdAt: world.clock.now(),
  }))
  await world.db.insert(people).values(rows.map(({ key: _key, ...row }) => row))
  const cast = new Map<StoryPerson, Person>(rows.map(({ key, ...person }) => [key, person]))
  return Object.fromEntries(cast) as Record<StoryPerson, Person>
}

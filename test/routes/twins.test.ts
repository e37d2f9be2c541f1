import { expect, test, vi } from 'vitest'
import type { Person } from '#app/domain/people/person.ts'
import { openDb } from '#db/client.server.ts'
import { useTill } from '#test/support/given/giving.ts'
import { addressesOfCanaries, givenCanaries } from '#test/support/given/sight.ts'
import { lookEverywhere, type Seen } from '#test/support/look-everywhere.ts'
import { usePortal } from '#test/support/portal.ts'
import { givenStory } from '#test/support/story.ts'
import { useWorld } from '#test/support/world.ts'

/**
 * Twin worlds: the same database looked at before and after its secrets alone are changed. Who may know none of them is answered the
 * same, byte for byte: page, data, file and headers. Absence, order and counts tell as little as words.
 */

// why: the portal logs every request, and nobody reads it here.
vi.hoisted(() => Object.assign(process.env, { LOG_LEVEL: 'silent' }))
vi.setConfig({ testTimeout: 900_000 })
const till = useTill()
const held = useWorld({ payments: till.payments })
const portal = usePortal(held)

/** All that differs between two looks at one world, and why it may. */
const chances: readonly [RegExp, string][] = [
  // The name of the request, for finding it in the log.
  [/req_[\w-]{12}/g, 'req'],
  // Scripts run only with the nonce of this very answer; a length or tag of the body stands for it.
  [/nonce(-|=\\?"|":"|\\":\\")[\w+/=]{24}/g, 'nonce'],
  [/^etag: .*$/gm, 'etag'],
  // The time of the wall and of the work.
  [/^(date|server-timing): .*$/gm, '$1'],
  // How much of the measure for requests is left.
  [/^(x-)?ratelimit[\w-]*: .*$/gm, 'ratelimit'],
]

/** Pages that say something new at every look: a form's key against sending twice, sessions, and reads the look itself leaves. */
const restless =
  /^(\/account|\/backer\/hours|\/give\/\w+|\/pledge|\/admin\/(reads|capacity|hours\/new|challenges\/new|allocations\/\w+\/(add|return)|calls\/\w+\/extensions))(\.data)?$/

function plain({ status, text }: Seen): string {
  return chances.reduce((kept, [chance, word]) => kept.replace(chance, word), `${status}\n${text}`)
}

/** Does what the database forbids, as its owner with the triggers off. */
async function tamper(...statements: string[]): Promise<void> {
  const owner = openDb({ url: held.world.url, asOwner: true, connections: 1 })
  try {
    await owner.sql.begin((tx) => [
      tx`set local session_replication_role = replica`,
      ...statements.map((one) => tx.unsafe(one)),
    ])
  } finally {
    await owner.close()
  }
}

/** Takes away what looking itself left behind, so that each look meets the same world. */
function forgetLooks({ happening, letter }: { happening: string; letter: string }): Promise<void> {
  const left = ['sensitive_read', 'read_alarm', 'session'].map((table) => `delete from ${table}`)
  return tamper(...left, `delete from happening where id > '${happening}'`, `delete from letter where id > '${letter}'`)
}

async function newest() {
  const [row] = await held.world.sql<{ happening: string; letter: string }[]>`
    select (select coalesce(max(id), '') from happening) as happening, (select coalesce(max(id), '') from letter) as letter`
  return row ?? { happening: '', letter: '' }
}

type Looks = Map<string, string>
const differences = (one: Looks, other: Looks) =>
  [...one].flatMap(([address, text]) => (other.get(address) === text || restless.test(address) ? [] : [address]))

test('whoever may not know a secret is answered the same, whatever the secret is', async () => {
  const { world } = held
  const story = await givenStory(world)
  const marked = await givenCanaries(world, story.people)
  const { applicationId, assignments, onlookers } = marked
  await tamper(`update gift set is_anonymous = true`)
  const addresses = addressesOfCanaries(story, marked)
  const since = await newest()
  let answers = 0
  const look = async (person: Person | null): Promise<Looks> => {
    await forgetLooks(since)
    const seen = await lookEverywhere({ world, portal, person, addresses })
    answers += seen.length
    return new Map(seen.map((one) => [one.address, plain(one)]))
  }
  const { ada, grace, rosa, fay } = story.people
  const all: [string, Person | null][] = [
    ['administrator', rosa],
    ['applicant', ada],
    ['nobody', null],
    ['another applicant', grace],
    ['fundraiser', fay],
  ]
  const before = new Map<string, Looks>()
  for (const [name, person] of all) {
    await look(person)
    const first = await look(person)
    before.set(name, first)
    expect.soft(differences(first, await look(person)), `two looks at one world as ${name}`).toEqual([])
  }
  const told: string[] = []
  const compare = async (name: string) => {
    const person = all.find(([known]) => known === name)?.[1] ?? null
    told.push(...differences(before.get(name) ?? new Map(), await look(person)).map((address) => `${name}: ${address}`))
  }

  const pia = onlookers['reviewer who was not asked']?.person?.id ?? ''
  await tamper(`update assignment_reviewer set reviewer_id = '${pia}' where assignment_id = '${assignments.assigned}'`)
  await tamper(`update conflict set reason = 'Another reason.' where application_id = '${applicationId}'`)
  await tamper(
    `update review_decline set reason = 'Another reason.', instead = 'Another Doe' where assignment_id = '${assignments.declined}'`,
  )
  await compare('administrator')
  await tamper(`update decision set reason = 'Another reason.', private_note = 'Another note.', outcome = 'waitlisted'
    where application_id = '${applicationId}'`)
  await tamper(
    `update review set for_committee = 'Other words.', for_applicant = 'Other words.' where assignment_id = '${assignments.submitted}'`,
  )
  await compare('applicant')
  await tamper(`update gift set giver_name = 'Another Giver', giver_email = 'another@demo.test'`)
  for (const name of ['nobody', 'another applicant', 'fundraiser']) await compare(name)
  console.info(`twins: 7 secrets, ${answers} answers to ${all.length} onlookers, ${told.length} differ`)
  expect(told).toEqual([])

  await tamper(`update call set summary = 'It was declined.'`)
  await compare('nobody')
  expect(told.length, 'a difference that is planted is found').toBeGreaterThan(0)
  // A world that was tampered with keeps no invariant.
  await world.empty()
})

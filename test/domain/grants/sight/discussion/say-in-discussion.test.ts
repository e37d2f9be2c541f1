import { inspect } from 'node:util'
import { eq } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { decideApplication } from '#app/domain/grants/decide-application.server.ts'
import { declareConflict } from '#app/domain/grants/declare-conflict.server.ts'
import { readGrantsWaiting } from '#app/domain/grants/read-waiting.server.ts'
import { readDiscussion } from '#app/domain/grants/sight/discussion/read-discussion.server.ts'
import { sayInDiscussion } from '#app/domain/grants/sight/discussion/say-in-discussion.server.ts'
import { takeMessageBack } from '#app/domain/grants/sight/discussion/take-message-back.server.ts'
import { withdrawApplication } from '#app/domain/grants/withdraw-application.server.ts'
import { readOwnRecords } from '#app/domain/impact/read-own-records.server.ts'
import { actorOf, type Person } from '#app/domain/people/person.ts'
import { deliverLetter } from '#app/jobs/deliver-letter.server.ts'
import type { Id } from '#app/units/id.ts'
import { letters } from '#db/schema/activity.ts'
import { people as peopleTable } from '#db/schema/people.ts'
import { type Cast, cast } from '#test/support/cast.ts'
import { givenMessage, givenReviewed } from '#test/support/given/discussion.ts'
import { givenAssignment, givenInReview, givenReleased, givenReview, made } from '#test/support/given/grants.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()
let people: Cast
let applicationId: Id<'app'>
let callId: Id<'cal'>
let byKofi: Id<'asg'>

beforeEach(async () => {
  people = await cast(held.world)
  const reviewed = await givenReviewed(held.world, people)
  applicationId = reviewed.applicationId
  callId = reviewed.callId
  byKofi = reviewed.byKofi
})

const say = (who: Person, words = 'The hours are too many.') =>
  sayInDiscussion(held.world, actorOf(who), { applicationId, words })
const read = (who: Person, asked = {}) =>
  readDiscussion(held.world.db, who, { applicationId, now: held.world.clock.now(), ...asked })
const lettersTo = async (who: Person) => {
  const { world } = held
  const rows = await world.db.select().from(letters)
  return rows.filter(({ kind, toEmail }) => kind === 'discussion-moved' && toEmail === who.email)
}

test('reviewers whose reviews are in and officers talk by alias; who may know reads the names', async () => {
  made(await say(people.kofi))
  made(await say(people.june, 'Which of the two lines?'))

  const seen = await read(people.ines)
  expect(seen).toMatchObject({
    isOpen: true,
    earlier: null,
    messages: [
      { by: expect.stringMatching(/^Reviewer [A-Z]$/), isMine: false, words: 'The hours are too many.' },
      { by: 'Programme officer', isMine: false },
    ],
  })
  expect(inspect(seen, { depth: 5 })).not.toMatch(new RegExp(`Kofi|June|${people.kofi.id}`))
  expect((await read(people.kofi))?.messages).toMatchObject([{ isMine: true, mayTakeBack: true }, { isMine: false }])
  expect((await read(people.june))?.messages[0]?.by).toMatch(/^Kofi Mensah \(Reviewer [A-Z]\)$/)
  const byRosa = await read(people.rosa)
  expect(byRosa).toMatchObject({ isOpen: false, messages: [{ words: 'The hours are too many.' }, {}] })
  expect(inspect(byRosa, { depth: 5 })).not.toMatch(/Kofi|June/)
})

test('nobody else reads or joins it: not the applicant, not before the own review, not with a conflict', async () => {
  const { world } = held
  await givenMessage(world, people.kofi, { applicationId, words: 'Between us.' })
  const notAsked: Person = { ...people.fay, roles: ['reviewer'] }
  const outside = [people.grace, people.lin, people.ada, notAsked, people.ravi]

  for (const who of outside) {
    expect(await read(who), who.name).toBeNull()
    expect(await say(who), who.name).toMatchObject({ refused: 'not-found' })
  }
  for (const who of [people.otto, people.rosa]) {
    expect(await read(who)).not.toBeNull()
    expect(await say(who)).toMatchObject({ refused: 'not-found' })
  }
  made(await declareConflict(world, actorOf(people.kofi), { assignmentId: byKofi, has: 'conflict', reason: 'Mine.' }))
  expect(await read(people.kofi)).toBeNull()
  expect(await say(people.kofi)).toMatchObject({ refused: 'not-found' })
})

test('who has declared and not sent the own review in yet neither reads nor joins it', async () => {
  const { world } = held
  const other = await givenInReview(world, people, { lead: people.ada })
  await givenReview(world, people, other)
  await givenMessage(world, people.kofi, { applicationId: other, words: 'Between us.' })
  const assignmentId = await givenAssignment(world, people, other, people.ines)
  made(await declareConflict(world, actorOf(people.ines), { assignmentId, has: 'none', reason: '' }))

  expect(await read(people.ines, { applicationId: other })).toBeNull()
  const said = await sayInDiscussion(world, actorOf(people.ines), { applicationId: other, words: 'Hm.' })
  expect(said).toMatchObject({ refused: 'not-found' })
})

test('what somebody said who then steps back is kept from other reviewers, and stays for officers', async () => {
  const { world } = held
  made(await say(people.kofi))
  made(await declareConflict(world, actorOf(people.kofi), { assignmentId: byKofi, has: 'conflict', reason: 'Mine.' }))

  expect((await read(people.ines))?.messages).toMatchObject([{ words: null }])
  expect((await read(people.june))?.messages).toMatchObject([{ words: 'The hours are too many.' }])
})

test('to other reviewers a message taken back looks as one whose author stepped back', async () => {
  const { world } = held
  const third: Person = { ...people.otto, roles: ['reviewer'] }
  await world.db
    .update(peopleTable)
    .set({ roles: ['reviewer'] })
    .where(eq(peopleTable.id, third.id))
  await givenReview(world, people, applicationId, third)
  const messageId = await givenMessage(world, third, { applicationId, words: 'Hm.' })
  made(await takeMessageBack(world, actorOf(third), { applicationId, messageId }))
  made(await say(people.kofi))
  made(await declareConflict(world, actorOf(people.kofi), { assignmentId: byKofi, has: 'conflict', reason: 'Mine.' }))

  const gone = { words: null, isTakenBack: false }
  expect((await read(people.ines))?.messages).toMatchObject([gone, gone])
  expect((await read(third))?.messages).toMatchObject([{ isTakenBack: true }, gone])
  expect((await read(people.june))?.messages).toMatchObject([{ isTakenBack: true }, { isTakenBack: false }])
})

test('who reviews no more has no letter of it', async () => {
  const { world } = held
  await world.db.update(peopleTable).set({ roles: [] }).where(eq(peopleTable.id, people.ines.id))
  made(await say(people.kofi))

  expect(await lettersTo(people.ines)).toEqual([])
  expect(await lettersTo(people.june)).toHaveLength(1)
})

test('sent twice, and at once, it stands once; another thing stands beside it', async () => {
  const { world } = held
  const both = await Promise.all([say(people.kofi), say(people.kofi)])
  expect(both.every(({ ok }) => ok)).toBe(true)
  made(await say(people.kofi, 'And the window is short.'))
  world.clock.advance(11 * 60_000)
  made(await say(people.kofi))

  expect((await read(people.ines))?.messages.map(({ words }) => words)).toEqual([
    'The hours are too many.',
    'And the window is short.',
    'The hours are too many.',
  ])
  expect((await readOwnRecords(world.db, people.kofi)).discussion_written).toHaveLength(3)
})

test('nothing, and too much, is not said', async () => {
  expect(await say(people.kofi, '  ')).toMatchObject({ refused: 'words-missing' })
  expect(await say(people.kofi, 'x'.repeat(4_001))).toMatchObject({ refused: 'too-long' })
})

test('it is open while the decision is drafted, and closed by its release, when it can still be read', async () => {
  const { world } = held
  const decision = { applicationId, outcome: 'accepted_full', reason: '' } as const
  made(await decideApplication(world, actorOf(people.june), decision))
  made(await say(people.kofi))

  await givenReleased(world, people, callId)

  expect(await say(people.kofi, 'One thing more.')).toMatchObject({ refused: 'closed' })
  expect(await read(people.ines)).toMatchObject({ isOpen: false, messages: [{}] })
})

test('a withdrawal closes it to everybody, and to reviewers its words', async () => {
  const { world } = held
  made(await say(people.kofi))
  made(await withdrawApplication(world, actorOf(people.grace), { applicationId, reason: 'Hours elsewhere.' }))

  expect(await say(people.kofi, 'Pity.')).toMatchObject({ refused: 'closed' })
  expect(await say(people.grace, 'Pity.')).toMatchObject({ refused: 'not-found' })
  expect(await say(people.june, 'Pity.')).toMatchObject({ refused: 'closed' })
  expect(await read(people.ines)).toBeNull()
  expect(await read(people.june)).toMatchObject({ isOpen: false, messages: [{}] })
})

test('each who takes part has one letter in twelve hours, with a number and nothing else', async () => {
  const { world } = held
  made(await say(people.kofi, 'A secret about Hopper.'))
  made(await say(people.kofi, 'And another.'))
  expect(await lettersTo(people.kofi)).toHaveLength(0)
  expect(await lettersTo(people.ines)).toHaveLength(1)
  expect(await lettersTo(people.june)).toHaveLength(1)
  expect(await lettersTo(people.rosa)).toHaveLength(0)

  world.clock.advance(13 * 3_600_000)
  made(await say(people.ines, 'I disagree.'))

  expect(await lettersTo(people.ines)).toHaveLength(1)
  expect(await lettersTo(people.june)).toHaveLength(2)
  expect(await lettersTo(people.kofi)).toHaveLength(1)
  const [letter] = await lettersTo(people.ines)
  if (letter) await deliverLetter(world, { letterId: letter.id })
  const [sent] = world.mailbox.filter(({ to }) => to === people.ines.email)
  expect(sent?.subject).toMatch(/^The discussion of \d+-\d+ goes on$/)
  expect(`${sent?.text}${sent?.html}`).not.toMatch(/secret|Hopper|Kofi|Reviewer|Lantern/)
})

test('a letter under way is not sent to who has stepped back meanwhile', async () => {
  const { world } = held
  made(await say(people.ines))
  made(await declareConflict(world, actorOf(people.kofi), { assignmentId: byKofi, has: 'conflict', reason: 'Mine.' }))
  const [letter] = await lettersTo(people.kofi)

  await deliverLetter(world, { letterId: letter?.id ?? 'ltr_none' })

  expect(world.mailbox.filter(({ to, subject }) => to === people.kofi.email && /discussion/.test(subject))).toEqual([])
})

test('a reviewer’s word waits for the officers until one of them has answered', async () => {
  const { world } = held
  const waiting = async () =>
    (await readGrantsWaiting(world, people.june, world.clock.now())).filter(({ act }) => act === 'answer-discussion')
  expect(await waiting()).toEqual([])
  made(await say(people.kofi))
  expect(await waiting()).toMatchObject([{ at: applicationId, detail: '1 message of a reviewer' }])

  world.clock.advance(60_000)
  made(await say(people.june, 'We ask for fewer.'))

  expect(await waiting()).toEqual([])
})

test('the last messages are shown, and those before them a page further', async () => {
  const { world } = held
  for (const number of [1, 2, 3]) {
    world.clock.advance(1_000)
    await givenMessage(world, people.kofi, { applicationId, words: `Number ${number}.` })
  }

  const last = await read(people.ines, { size: 2 })
  const first = await read(people.ines, { size: 2, before: last?.earlier })

  expect(last?.messages.map(({ words }) => words)).toEqual(['Number 2.', 'Number 3.'])
  expect(first).toMatchObject({ earlier: null, messages: [{ words: 'Number 1.' }] })
})

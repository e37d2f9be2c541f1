import { eq } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { extendDeadline } from '#app/domain/grants/deadlines/extend-deadline.server.ts'
import { remindOfDrafts } from '#app/domain/grants/reminders/remind-of-drafts.server.ts'
import { withdrawApplication } from '#app/domain/grants/withdraw-application.server.ts'
import { actorOf } from '#app/domain/people/person.ts'
import { deliverLetter } from '#app/jobs/deliver-letter.server.ts'
import type { Id } from '#app/units/id.ts'
import { letters } from '#db/schema/activity.ts'
import { applications } from '#db/schema/grants.ts'
import { type Cast, cast } from '#test/support/cast.ts'
import { givenCall, givenDraft, givenSubmitted, made } from '#test/support/given/grants.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()
let people: Cast
let callId: Id<'cal'>

beforeEach(async () => {
  people = await cast(held.world)
  callId = (await givenCall(held.world, people.june)).callId
})

const remindOn = async (...days: string[]) => {
  for (const day of days) {
    held.world.clock.set(`${day}T13:00:00Z`)
    await Promise.all([remindOfDrafts(held.world), remindOfDrafts(held.world)])
  }
  return (await held.world.db.select().from(letters))
    .filter(({ kind }) => kind === 'draft-due')
    .map(({ subjectId }) => subjectId)
}

test('an applicant with a draft is told a week and a day before the deadline, each once, and never after it', async () => {
  const draft = await givenDraft(held.world, people.grace)
  await givenSubmitted(held.world, people.ada)
  const gone = await givenDraft(held.world, people.fay)
  made(await withdrawApplication(held.world, actorOf(people.fay), { applicationId: gone, reason: 'No time.' }))

  const sent = await remindOn('2026-03-23', '2026-03-24', '2026-03-26', '2026-03-30', '2026-03-31', '2026-04-01')

  expect(sent).toEqual([`${draft}:2026-03-31:7`, `${draft}:2026-03-31:1`])
})

test('who was given more time is reminded of her own deadline', async () => {
  const draft = await givenDraft(held.world, people.grace)
  const [row] = await held.world.db.select().from(applications).where(eq(applications.id, draft))
  const until = new Date('2026-04-10T21:00:00Z')
  const more = { callId, number: row?.number ?? '', until, reason: 'The cluster was down.' }
  made(await extendDeadline(held.world, actorOf(people.june), more))

  expect(await remindOn('2026-03-24', '2026-03-31', '2026-04-03')).toEqual([`${draft}:2026-04-10:7`])
})

test('the letter says until when, and is not sent once the draft is withdrawn', async () => {
  const { world } = held
  const kept = await givenDraft(world, people.grace)
  const gone = await givenDraft(world, people.ada)
  await remindOn('2026-03-24')
  made(await withdrawApplication(world, actorOf(people.ada), { applicationId: gone, reason: 'No time.' }))

  for (const { id, kind } of await world.db.select().from(letters))
    if (kind === 'draft-due') await deliverLetter(world, { letterId: id })

  const told = world.mailbox.filter(({ subject }) => subject.startsWith('Not sent in yet'))
  expect(told).toMatchObject([{ to: people.grace.email, text: expect.stringContaining(kept) }])
})

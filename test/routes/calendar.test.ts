import { beforeEach, expect, test } from 'vitest'
import { assignReviewer } from '#app/domain/grants/assign-reviewer.server.ts'
import { removeRequest } from '#app/domain/grants/sight/remove-request.server.ts'
import { makeCalendarAddress } from '#app/domain/people/calendar/make-calendar-address.server.ts'
import { revokeCalendarAddress } from '#app/domain/people/calendar/revoke-calendar-address.server.ts'
import { actorOf, type Person } from '#app/domain/people/person.ts'
import { loader as calendar } from '#app/routes/_public.calendar.$token[.ics]/route.ts'
import { action as make, loader as page } from '#app/routes/account.calendar/route.tsx'
import type { Id } from '#app/units/id.ts'
import { replaceWorld } from '#app/world.server.ts'
import { type Cast, cast } from '#test/support/cast.ts'
import {
  givenAward,
  givenCall,
  givenDecided,
  givenDraft,
  givenInReview,
  givenReleased,
  made,
} from '#test/support/given/grants.ts'
import { get, post } from '#test/support/http.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()
let people: Cast

beforeEach(async () => {
  replaceWorld(held.world)
  people = await cast(held.world)
})

/** The lines of a person's calendar, folded lines made whole. */
async function linesOf(person: Person): Promise<string[]> {
  const { secret } = await makeCalendarAddress(held.world, person)
  const answer = await get(held.world, calendar, { params: { token: secret } })
  expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
  return String(answer.body).replace(/\r\n /g, '').split('\r\n')
}
const summariesOf = async (person: Person) =>
  (await linesOf(person)).flatMap((line) => (line.startsWith('SUMMARY:') ? [line.slice('SUMMARY:'.length)] : []))

const ask = async (applicationId: Id<'app'>) =>
  made(
    await assignReviewer(held.world, actorOf(people.june), {
      applicationId,
      reviewerId: people.kofi.id,
      dueAt: new Date('2026-04-30T03:59:00Z'),
    }),
  ).assignmentId

test('an applicant finds the deadline of a draft and of an offer, and nobody else does', async () => {
  const { world } = held
  const { callId } = await givenCall(world, people.june)
  await givenDraft(world, people.ada)
  await givenDecided(world, people)

  expect(await summariesOf(people.ada)).toEqual([
    expect.stringMatching(/^2026-\d{4} is to be sent in: Open models 2026$/),
  ])
  expect(await linesOf(people.ada)).toContain('DTSTART:20260331T211000Z')
  expect(await summariesOf(people.grace)).toEqual([])
  await givenReleased(world, people, callId)

  expect(await summariesOf(people.grace)).toEqual([
    expect.stringMatching(/^A day to keep: 2026-\d{4}\\, Open models 2026$/),
  ])
  expect(await summariesOf(people.fay)).toEqual([])
})

test('a lead finds when reports are due, as whole days', async () => {
  await givenAward(held.world, people)

  const lines = await linesOf(people.grace)

  expect(lines.some((line) => line.startsWith('DTSTART;VALUE=DATE:'))).toBe(true)
  expect(lines.some((line) => /^SUMMARY:A report is due: 2026-\d{4}\\, Open models 2026$/.test(line))).toBe(true)
})

test('a reviewer finds the day of a review by its number, and it goes when the request is taken back', async () => {
  const { world } = held
  await givenCall(world, people.june)
  const applicationId = await givenInReview(world, people)
  const assignmentId = await ask(applicationId)

  const before = await linesOf(people.kofi)
  made(await removeRequest(world, actorOf(people.june), { applicationId, assignmentId, reason: 'Another has it.' }))

  expect(before).toContain(`UID:review-${assignmentId}@${new URL(world.lab.origin).hostname}`)
  expect(before).toContain('DTSTART:20260430T035900Z')
  expect(before.join('\n')).not.toContain('Lantern')
  expect(await summariesOf(people.kofi)).toEqual([])
})

test('an officer finds when calls close', async () => {
  await givenCall(held.world, people.june)

  expect(await summariesOf(people.june)).toEqual(['A call closes: Open models 2026'])
  expect(await summariesOf(people.rosa)).toEqual([])
})

test('an address that has ended answers like one that never was', async () => {
  const { world } = held
  const { secret } = await makeCalendarAddress(world, people.grace)
  await revokeCalendarAddress(world, people.grace)

  const ended = await get(world, calendar, { params: { token: secret } })
  const never = await get(world, calendar, { params: { token: 'A'.repeat(43) } })
  const garbage = await get(world, calendar, { params: { token: '../%00' } })

  expect([ended.status, never.status, garbage.status]).toEqual([404, 404, 404])
  expect(ended.body).toEqual(never.body)
})

test('who asks too often for addresses is told when to come back', async () => {
  const { world } = held
  const knock = () => get(world, calendar, { params: { token: 'A'.repeat(43) } })
  for (let count = 0; count < 120; count++) await knock()

  expect(await knock()).toMatchObject({ status: 429 })
})

test('the page shows an address once and never again', async () => {
  const { world } = held

  const shown = (await post(world, make, {}, { as: people.grace })).body as { address: string }
  const again = await get(world, page, { as: people.grace })

  expect(shown.address).toMatch(/\/calendar\/[\w-]{43}\.ics$/)
  expect(JSON.stringify(again.body)).not.toContain(shown.address.slice(-47, -4))
  expect(again.body).toMatchObject({ kept: { lastReadAt: null } })
})

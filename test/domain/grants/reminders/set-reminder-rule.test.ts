import { beforeEach, expect, test } from 'vitest'
import { readReminderRule } from '#app/domain/grants/reminders/read-reminder-rule.server.ts'
import { usualReminders } from '#app/domain/grants/reminders/reminder-rule.ts'
import { setReminderRule } from '#app/domain/grants/reminders/set-reminder-rule.server.ts'
import { actorOf } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import { happenings } from '#db/schema/activity.ts'
import { type Cast, cast } from '#test/support/cast.ts'
import { givenCall, made } from '#test/support/given/grants.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()
let people: Cast
let callId: Id<'cal'>
const rule = { reviewBefore: [14, 2], reviewAfter: [], draftBefore: [3] }

beforeEach(async () => {
  people = await cast(held.world)
  callId = (await givenCall(held.world, people.june)).callId
})

test('a call goes by the usual days until an officer sets its own, once', async () => {
  const { world } = held
  expect(await readReminderRule(world.db, callId)).toEqual(usualReminders)

  made(await setReminderRule(world, actorOf(people.june), { callId, ...rule }))
  made(await setReminderRule(world, actorOf(people.june), { callId, ...rule }))

  expect(await readReminderRule(world.db, callId)).toEqual(rule)
  const kinds = (await world.db.select().from(happenings)).map(({ kind }) => kind)
  expect(kinds.filter((kind) => kind === 'reminder-rule-set')).toHaveLength(1)
})

test('days out of range, a call that never was and anybody but an officer are refused', async () => {
  const set = (who: Cast['june'], change: object) =>
    setReminderRule(held.world, actorOf(who), { callId, ...rule, ...change })

  expect(await set(people.june, { reviewBefore: [61] })).toMatchObject({ refused: 'out-of-range' })
  expect(await set(people.june, { draftBefore: [1, 2, 3, 4, 5, 6] })).toMatchObject({ refused: 'out-of-range' })
  expect(await set(people.june, { callId: held.world.ids.next('cal') })).toMatchObject({ refused: 'not-found' })
  expect(await set(people.rosa, {})).toMatchObject({ refused: 'not-found' })
})

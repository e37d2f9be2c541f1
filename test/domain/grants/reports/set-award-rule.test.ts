import { expect, test } from 'vitest'
import { readAwardRule } from '#app/domain/grants/reports/read-award-rule.server.ts'
import { setAwardRule } from '#app/domain/grants/reports/set-award-rule.server.ts'
import { actorOf } from '#app/domain/people/person.ts'
import { reports } from '#db/schema/reports.ts'
import { cast } from '#test/support/cast.ts'
import { givenAward, givenCall } from '#test/support/given/grants.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()
const rule = { everyMonths: 2, finalDays: 30, lastShare: 10 }

test('a call owes the standard until an officer says otherwise', async () => {
  const { june, ravi } = await cast(held.world)
  const { callId } = await givenCall(held.world, june)
  expect(await readAwardRule(held.world.db, callId)).toMatchObject({ everyMonths: 6 })

  expect(await setAwardRule(held.world, actorOf(ravi), { callId, ...rule })).toMatchObject({ refused: 'not-found' })
  const twice = [june, june].map((who) => setAwardRule(held.world, actorOf(who), { callId, ...rule }))
  expect((await Promise.all(twice)).every(({ ok }) => ok)).toBe(true)

  expect(await readAwardRule(held.world.db, callId)).toEqual(rule)
  const far = { callId, ...rule, lastShare: 101 }
  expect(await setAwardRule(held.world, actorOf(june), far)).toMatchObject({ refused: 'out-of-range' })
})

test('signing an offer writes down what is owed, by the rule of that day', async () => {
  const people = await cast(held.world)
  const { projectId } = await givenAward(held.world, people)

  const owed = (await held.world.db.select().from(reports)).filter((one) => one.projectId === projectId)

  expect(owed.map(({ kind, dueOn, state }) => `${kind} ${dueOn} ${state}`)).toEqual(['final 2026-12-30 due'])
})

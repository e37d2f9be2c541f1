import { expect, test } from 'vitest'
import { declareConflict } from '#app/domain/grants/declare-conflict.server.ts'
import { readActivity } from '#app/domain/impact/read-activity.server.ts'
import { readActivityLog } from '#app/domain/impact/read-activity-log.server.ts'
import { actorOf } from '#app/domain/people/person.ts'
import { cast } from '#test/support/cast.ts'
import { askOf, givenFund, givenStarted, useTill } from '#test/support/given/giving.ts'
import { givenAssignment, givenCall, givenDecided, givenInReview } from '#test/support/given/grants.ts'
import { givenPledge } from '#test/support/given/pledges.ts'
import { givenBegunPlan, planAskOf } from '#test/support/given/recurring.ts'
import { useWorld } from '#test/support/world.ts'

const till = useTill()
const held = useWorld({ payments: till.payments })

const givesAnonymously = async () => {
  const { world } = held
  const people = await cast(world)
  const ada = actorOf(people.ada, 'req_1')
  const words = { fundId: await givenFund(world), visibility: 'anonymous' as const }
  const { giftId } = await givenStarted(world, askOf(world, words), ada)
  const { planId } = await givenBegunPlan(world, planAskOf(world, words), ada)
  const pledgeId = await givenPledge(world, { ...words, by: people.fay, actor: ada })
  return { people, giftId, planId, pledgeId }
}

test('a timeline names who gave anonymously to finance and audit alone, and staff who acted to all', async () => {
  const { world } = held
  const { people, giftId, pledgeId } = await givesAnonymously()
  const told = async (reader: (typeof people)['fay'], type: 'gift' | 'pledge') => {
    const lines = await readActivity(world.db, reader, { type, id: type === 'gift' ? giftId : pledgeId })
    return [...new Set(lines.map((line) => line.by))].sort()
  }

  expect(await told(people.mina, 'gift')).toEqual(['Ada Lovelace'])
  expect(await told(people.otto, 'pledge')).toEqual(['Ada Lovelace', 'Fay Brooks'])
  expect(await told(people.rosa, 'gift')).toEqual(['The giver'])
  expect(await told(people.fay, 'pledge')).toEqual(['Fay Brooks', 'The giver'])
})

test('the activity log never leads an administrator from a person to her anonymous gifts', async () => {
  const { world } = held
  const { people, giftId, planId, pledgeId } = await givesAnonymously()
  const named = await givenStarted(world, askOf(world, { fundId: await givenFund(world) }), actorOf(people.lin))
  const about = [giftId, planId, pledgeId] as string[]
  const read = async (reader: (typeof people)['rosa'], actorId?: (typeof people)['ada']['id']) =>
    (await readActivityLog(world, reader, { actorId })).lines

  const shown = await read(people.rosa)
  expect(new Set(shown.map((line) => line.subjectId))).toEqual(
    new Set((await read(people.otto)).map((one) => one.subjectId)),
  )
  expect(shown.filter((line) => line.actorId === people.ada.id || line.by === people.ada.name)).toEqual([])
  expect(shown.filter((line) => line.by === 'The giver' && line.requestId !== null)).toEqual([])
  expect(await read(people.rosa, people.ada.id)).toEqual([])
  expect((await read(people.otto, people.ada.id)).map((line) => line.subjectId)).toEqual(expect.arrayContaining(about))
  expect((await read(people.rosa, people.lin.id)).map((line) => line.subjectId)).toContain(named.giftId)
})

test('nobody with a part in an application reads in the log what is done with it', async () => {
  const { world } = held
  const people = await cast(world)
  await givenCall(world, people.june)
  const own = await givenDecided(world, people)
  const other = await givenInReview(world, people, { lead: people.ada })
  const assignmentId = await givenAssignment(world, people, other)
  await declareConflict(world, actorOf(people.kofi), { assignmentId, has: 'conflict', reason: 'My student.' })
  const read = async (who: (typeof people)['rosa']) => {
    const { lines } = await readActivityLog(world, { ...who, roles: ['administrator'] }, { subjectType: 'application' })
    return new Set(lines.map((line) => line.subjectId))
  }

  expect(await read(people.rosa)).toEqual(new Set([own, other]))
  expect(await read(people.grace)).toEqual(new Set([other]))
  expect(await read(people.kofi)).toEqual(new Set([own]))
  expect(await read(people.lin)).toEqual(new Set())
})

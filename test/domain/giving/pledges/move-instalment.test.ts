import { expect, test } from 'vitest'
import { moveInstalment } from '#app/domain/giving/pledges/move-instalment.server.ts'
import { readVersions } from '#app/domain/giving/pledges/read-versions.server.ts'
import type { Day } from '#app/units/time.ts'
import { cast } from '#test/support/cast.ts'
import { givenFund } from '#test/support/given/giving.ts'
import { givenPledge, readParts } from '#test/support/given/pledges.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()

test('a part moves to another day, and the schedule before is kept as a version', async () => {
  const { world } = held
  const { mina, fay } = await cast(world)
  const pledgeId = await givenPledge(world, { fundId: await givenFund(world), by: mina })
  const [part] = await readParts(world, pledgeId)
  const move = (words: object = {}, officer = mina) =>
    moveInstalment(world, officer, {
      instalmentId: part?.id ?? 'ins_',
      dueOn: '2026-05-15' as Day,
      reason: 'Her year ends in April.',
      ...words,
    })

  expect(await move({}, fay)).toEqual({ ok: false, refused: 'not-an-officer' })
  expect(await move({ reason: ' ' })).toEqual({ ok: false, refused: 'no-reason' })
  expect(await move({ dueOn: '2026-03-02' })).toEqual({ ok: false, refused: 'day-past' })
  const both = await Promise.all([move(), move()])
  expect(both.map((outcome) => (outcome.ok ? outcome.value.version : outcome.refused)).sort()).toEqual([2, 'same-day'])

  const [now, before] = await readVersions(world.db, pledgeId)
  expect(now?.lines.map((line) => line.dueOn)).toEqual(['2026-05-15', '2026-06-30', '2026-09-30'])
  expect(before?.lines.map((line) => line.dueOn)).toEqual(['2026-03-31', '2026-06-30', '2026-09-30'])
})

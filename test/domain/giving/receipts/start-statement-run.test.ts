import { expect, test } from 'vitest'
import { sendStatements } from '#app/domain/giving/receipts/send-statements.server.ts'
import { startStatementRun } from '#app/domain/giving/receipts/start-statement-run.server.ts'
import { givenYear } from '#test/support/given/own.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()

test('a year that is not over, a run under way and other people are refused', async () => {
  const { world, mina, fay } = await givenYear(held.world)

  expect(await startStatementRun(world, fay, { year: 2025 })).toEqual({ ok: false, refused: 'not-an-officer' })
  expect(await startStatementRun(world, mina, { year: 2026 })).toEqual({ ok: false, refused: 'year-not-over' })
  const both = await Promise.all([1, 2].map(() => startStatementRun(world, mina, { year: 2025 })))
  expect(both.map((outcome) => (outcome.ok ? 'begun' : outcome.refused)).sort()).toEqual(['begun', 'under-way'])
  const [run] = both.flatMap((outcome) => (outcome.ok ? [outcome.value.runId] : []))
  await sendStatements(world, run ?? 'srn_none')
})

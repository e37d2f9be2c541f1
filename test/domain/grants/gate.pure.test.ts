import { expect, test } from 'vitest'
import { type Gate, hasNoModel, isGateOpen, modelsBehind } from '#app/domain/grants/gate.ts'
import type { Day } from '#app/units/time.ts'

const gate = (change: Partial<Gate>): Gate => ({ overdue: [], promised: 3, models: [], ...change })
const model = (reached: 1 | 2 | 3 | null) => ({ id: 'out_1' as const, title: 'Lantern 7B', reached })

test('the gate is open when reports are in and every model reaches the promised class or a more open one', () => {
  expect(isGateOpen(gate({ models: [model(3), model(1)] }))).toBe(true)
  expect(isGateOpen(gate({ models: [model(3), model(null)] }))).toBe(false)
  expect(modelsBehind(gate({ promised: 2, models: [model(3)] }))).toHaveLength(1)
  expect(
    isGateOpen(gate({ models: [model(1)], overdue: [{ id: 'rpt_1', title: 'Final', dueOn: '2026-01-01' as Day }] })),
  ).toBe(false)
})

test('a promise without a model is not kept yet, and without a promise nothing waits for one', () => {
  expect(hasNoModel(gate({}))).toBe(true)
  expect(isGateOpen(gate({}))).toBe(false)
  expect(isGateOpen(gate({ promised: null }))).toBe(true)
  expect(isGateOpen(gate({ promised: null, models: [model(null)] }))).toBe(true)
})

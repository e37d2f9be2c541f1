import { expect, test } from 'vitest'
import { isKeyOfPlan, planKey } from '#app/domain/giving/recurring/plan-key.server.ts'
import { systemIds } from '#app/platform/ids.server.ts'
import { secretsBy } from '#app/platform/secrets.server.ts'

test('the key of a plan opens that plan and no other, and nothing else opens it', () => {
  const world = { secrets: secretsBy(['a secret of this test, 32 letters long']) }
  const [plan, other] = [systemIds.next('pln'), systemIds.next('pln')]

  const key = planKey(world, plan)

  expect(isKeyOfPlan(world, plan, key)).toBe(true)
  expect(isKeyOfPlan(world, other, key)).toBe(false)
  expect(isKeyOfPlan(world, plan, null)).toBe(false)
  expect(isKeyOfPlan(world, plan, world.secrets.seal('something else', plan))).toBe(false)
  expect(isKeyOfPlan({ secrets: secretsBy(['a secret nobody used, 32 letters long']) }, plan, key)).toBe(false)
})

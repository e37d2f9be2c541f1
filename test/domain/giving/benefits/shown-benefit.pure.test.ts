import { expect, test } from 'vitest'
import { openBenefit, sealBenefit } from '#app/domain/giving/benefits/shown-benefit.ts'
import { secretsBy } from '#app/platform/secrets.server.ts'
import { dinner } from '#test/support/given/benefits.ts'

const now = new Date('2026-03-03T17:00:00Z')
const secrets = secretsBy(['a secret of the tests, 32 letters long'])
const sealing = { secrets, campaignId: 'cmp_one', now } as const

test('what a page said comes back as it was said, for a day', () => {
  const sealed = sealBenefit(sealing, dinner)

  expect(openBenefit(sealing, sealed)).toEqual(dinner)
  expect(openBenefit({ ...sealing, now: new Date('2026-03-04T16:00:00Z') }, sealed)).toEqual(dinner)
  expect(openBenefit({ ...sealing, now: new Date('2026-03-04T18:00:00Z') }, sealed)).toBeNull()
})

test('nobody writes what a page said, nor brings it from another campaign', () => {
  const sealed = sealBenefit(sealing, dinner)

  expect(openBenefit({ ...sealing, campaignId: 'cmp_two' }, sealed)).toBeNull()
  expect(openBenefit(sealing, `${sealed.slice(0, -2)}AA`)).toBeNull()
  expect(openBenefit(sealing, JSON.stringify(dinner.words))).toBeNull()
})

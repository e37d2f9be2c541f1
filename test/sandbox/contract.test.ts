import { expect, test } from 'vitest'
import { openContract } from '#sandbox/stripe/contract.ts'
import { findContract } from '#sandbox/stripe/find-contract.ts'
import type { Violation } from '#sandbox/stripe/logs.ts'
import { toJson } from '#sandbox/stripe/objects.ts'
import { operations } from '#sandbox/stripe/operations.ts'
import { parseForm } from '#sandbox/stripe/wire/form.ts'
import { gift, start } from './start.ts'

const file = findContract(process.env.STRIPE_OPENAPI)
const withContract = test.skipIf(file === null)

withContract('every operation of the sandbox is one of the contract', () => {
  const contract = openContract(file)

  expect(operations.filter(({ method, template }) => contract.knows(method, template) !== true)).toEqual([])
})

withContract('an answer that lacks a key, invents one, or has a wrong type is noticed, also deep inside', async () => {
  const { sandbox, stripe } = await start()
  const contract = openContract(file)
  const session = toJson(await stripe.checkout.sessions.create(gift()))
  const violations: Violation[] = []
  const check = (change: object) => {
    violations.length = 0
    const broken = toJson({ ...Object(session), ...change })
    contract.checkAnswer({ method: 'GET', template: '/v1/checkout/sessions/{session}' }, broken, (violation) =>
      violations.push(violation),
    )
    return violations.length
  }

  expect(check({})).toBe(0)
  expect(check({ created: undefined })).toBeGreaterThan(0)
  expect(check({ colour: 'red' })).toBeGreaterThan(0)
  expect(check({ amount_total: '10330' })).toBeGreaterThan(0)
  expect(check({ payment_intent: { id: 'pi_1', object: 'payment_intent' } })).toBeGreaterThan(0)
  expect(sandbox.hasContract).toBe(true)
})

withContract('a request with a parameter that Stripe does not know is noticed', () => {
  const contract = openContract(file)
  const violations: Violation[] = []
  const ask = (form: string) =>
    contract.checkRequest({ method: 'POST', template: '/v1/refunds' }, parseForm(form), (violation) =>
      violations.push(violation),
    )

  ask('payment_intent=pi_1&amount=5&metadata[refund_id]=r')
  expect(violations).toEqual([])
  ask('payment_intent=pi_1&amount=5.5')
  ask('donor=x')
  expect(violations.map(({ side }) => side)).toEqual(['request', 'request'])
})

test('without the contract the sandbox still refuses what Stripe would refuse', async () => {
  const { sandbox, stripe } = await start({ contractFile: null })

  await expect(stripe.rawRequest('POST', '/v1/refunds', { donor: 'x' })).rejects.toMatchObject({
    code: 'parameter_unknown',
  })

  expect(sandbox.hasContract).toBe(false)
  expect(sandbox.violations).toEqual([
    { side: 'request', where: 'POST /v1/refunds', message: 'Received unknown parameter: donor' },
  ])
})

import type { ActionFunctionArgs } from '@remix-run/node'
import Stripe from 'stripe'
import { beforeEach, expect, test } from 'vitest'
import { deliverLetter } from '#app/jobs/deliver-letter.server.ts'
import { action as give, loader as givePage } from '#app/routes/_public.give.($campaign)/route.tsx'
import { loader as thanks } from '#app/routes/_public.thanks.$giftId/route.tsx'
import { action as webhook } from '#app/routes/webhooks.stripe/route.tsx'
import { replaceWorld } from '#app/world.server.ts'
import { letters } from '#db/schema/activity.ts'
import { gifts } from '#db/schema/giving.ts'
import { stripeEvents } from '#db/schema/stripe.ts'
import { sandboxWebhookSecret } from '#sandbox/stripe/pin.ts'
import { givenFund, pay, useTill } from '#test/support/given/giving.ts'
import { useWorld } from '#test/support/world.ts'

const till = useTill()
const held = useWorld({ payments: till.payments })
beforeEach(() => replaceWorld(held.world))

const argsOf = (request: Request, params: Record<string, string> = {}) =>
  ({ request, params, context: {} }) as unknown as ActionFunctionArgs

async function statusOf(work: () => Promise<unknown>): Promise<number> {
  try {
    const answer = (await work()) as { status?: number; init?: { status?: number } }
    return answer.init?.status ?? answer.status ?? 200
  } catch (thrown) {
    if (thrown instanceof Response) return thrown.status
    throw thrown
  }
}

function typed(words: Record<string, string> = {}) {
  return new Request('http://localhost:3000/give', {
    method: 'POST',
    body: new URLSearchParams({
      intent: held.world.ids.secret(),
      amount: '100',
      fund: 'compute',
      coversFee: 'yes',
      visibility: 'unlisted',
      name: 'Ada Lovelace',
      email: 'ada@example.org',
      ...words,
    }),
  })
}

test('$100 with the fee covered is given, paid, thanked for, and acknowledged with a PDF', async () => {
  const { world } = held
  await givenFund(world, { slug: 'compute' })
  const answer = (await give(argsOf(typed()))) as Response
  expect(answer.status).toBe(303)
  const { to } = await pay(answer.headers.get('location') ?? '')
  const giftId = new URL(to ?? '').pathname.split('/').at(-1) ?? ''
  const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? ''

  const own = await thanks(argsOf(new Request(to ?? '', { headers: { cookie } }), { giftId }))
  const strange = await thanks(argsOf(new Request(to ?? ''), { giftId }))
  const [letter] = await world.db.select().from(letters)
  await deliverLetter(world, { letterId: letter?.id ?? 'ltr_none' })

  expect(own.data.thanks).toMatchObject({ progress: 'paid', amount: 10330n, own: { giverName: 'Ada Lovelace' } })
  expect(strange.data.thanks).toEqual({ progress: 'paid', amount: 10330n, euros: null, payUrl: null, own: null })
  expect(world.mailbox).toMatchObject([
    { to: 'ada@example.org', subject: 'Thank you: receipt 2026-000001 for $103.30' },
  ])
  expect(world.mailbox[0]?.text).toContain('No goods or services were provided in exchange for this gift.')
  expect(
    Buffer.from(world.mailbox[0]?.attachments?.[0]?.bytes ?? [])
      .subarray(0, 5)
      .toString(),
  ).toBe('%PDF-')
})

test.each([
  ['no amount', { amount: '' }, 'amount'],
  ['a word for an amount', { amount: 'other', otherAmount: 'lots' }, 'otherAmount'],
  ['two amounts that differ', { otherAmount: '50' }, 'otherAmount'],
  ['too little', { amount: 'other', otherAmount: '4.99' }, 'otherAmount'],
  ['too much', { amount: 'other', otherAmount: '25,000.01' }, 'otherAmount'],
  ['no name', { name: ' ' }, 'name'],
  ['no address', { email: 'ada' }, 'email'],
  ['no such fund', { fund: 'gold' }, 'fund'],
  ['a dedication to nobody', { dedicationKind: 'in_memory' }, 'dedicationName'],
])('%s gets a sentence at its field and keeps what was typed', async (_name, words: Record<string, string>, field) => {
  await givenFund(held.world, { slug: 'compute' })

  const answer = (await give(argsOf(typed(words)))) as unknown as {
    data: { form: { values: Record<string, string>; fieldErrors: Record<string, string[]> } }
    init: { status: number }
  }

  expect(answer.init.status).toBe(400)
  expect(Object.keys(answer.data.form.fieldErrors)).toEqual([field])
  expect(answer.data.form.values.fund).toBe(words.fund ?? 'compute')
  expect(await held.world.db.select().from(gifts)).toHaveLength(0)
})

test('the same form with other words is a 409 that can be sent again', async () => {
  const { world } = held
  await givenFund(world, { slug: 'compute' })
  const intent = world.ids.secret()
  await give(argsOf(typed({ intent })))

  const answer = (await give(argsOf(typed({ intent, amount: '25' })))) as unknown as {
    data: { form: { values: Record<string, string> } }
    init: { status: number }
  }

  expect(answer.init.status).toBe(409)
  expect(answer.data.form.values.intent).toBe('')
})

test('an address that starts a sixth gift within ten minutes is asked to wait', async () => {
  await givenFund(held.world, { slug: 'compute' })
  const statuses: number[] = []
  for (let count = 0; count < 6; count += 1) statuses.push(await statusOf(() => give(argsOf(typed()))))

  expect(statuses).toEqual([303, 303, 303, 303, 303, 429])
})

test('every page drawn has an intent of its own, and a campaign nobody knows is not found', async () => {
  await givenFund(held.world, { slug: 'compute' })
  const draw = () => givePage(argsOf(new Request('http://localhost:3000/give')))

  expect((await draw()).intent).not.toBe((await draw()).intent)
  expect(await statusOf(() => givePage(argsOf(new Request('http://localhost:3000/give/x'), { campaign: 'x' })))).toBe(
    404,
  )
})

function delivery(body: string, signature: string): Request {
  return new Request('http://localhost:3000/webhooks/stripe', {
    method: 'POST',
    headers: { 'stripe-signature': signature },
    body,
  })
}

const signedAt = (payload: string, seconds = 0, secret = sandboxWebhookSecret) =>
  Stripe.webhooks.generateTestHeaderString({
    payload,
    secret,
    timestamp: Math.floor(held.world.clock.now().getTime() / 1000) + seconds,
  })

const eventText = (more: Record<string, unknown> = {}) =>
  JSON.stringify({
    id: 'evt_1',
    object: 'event',
    type: 'customer.updated',
    created: 1_770_000_000,
    livemode: false,
    api_version: '2026-10-28.endive',
    data: { object: { id: 'cus_1', object: 'customer' } },
    ...more,
  })

test('a signed event is kept once and answered 200 each time', async () => {
  const body = eventText()

  expect(await statusOf(() => webhook(argsOf(delivery(body, signedAt(body)))))).toBe(200)
  expect(await statusOf(() => webhook(argsOf(delivery(body, signedAt(body)))))).toBe(200)
  expect(await held.world.db.select().from(stripeEvents)).toHaveLength(1)
})

test.each([
  ['another secret', () => [eventText(), signedAt(eventText(), 0, 'whsec_other')]],
  ['five minutes late', () => [eventText(), signedAt(eventText(), -301)]],
  ['five minutes early', () => [eventText(), signedAt(eventText(), 301)]],
  ['live', () => [eventText({ livemode: true }), signedAt(eventText({ livemode: true }))]],
  ['for a connected account', () => [eventText({ account: 'acct_1' }), signedAt(eventText({ account: 'acct_1' }))]],
  ['no event', () => ['[]', signedAt('[]')]],
  ['no JSON', () => ['{', signedAt('{')]],
  ['nothing', () => ['', '']],
])('an event %s is refused and leaves nothing', async (_name, make) => {
  const [body = '', signature = ''] = make()

  expect(await statusOf(() => webhook(argsOf(delivery(body, signature))))).toBe(400)
  expect(await held.world.db.select().from(stripeEvents)).toHaveLength(0)
})

test('a body above a megabyte is refused', async () => {
  const body = 'x'.repeat(1_048_577)

  expect(await statusOf(() => webhook(argsOf(delivery(body, signedAt(body)))))).toBe(413)
})

test('of a thousand mutated deliveries none is accepted and none is an error', async () => {
  const body = eventText()
  const signature = signedAt(body)
  const statuses = new Set<number>()
  for (let turn = 0; turn < 1000; turn += 1) {
    const at = (turn * 7919) % body.length
    const other = String.fromCharCode(33 + ((body.charCodeAt(at) - 33 + 1 + (turn % 80)) % 90))
    const mutated = turn % 3 === 0 ? body.slice(0, at) : `${body.slice(0, at)}${other}${body.slice(at + (turn % 2))}`
    if (mutated !== body) statuses.add(await statusOf(() => webhook(argsOf(delivery(mutated, signature)))))
  }

  expect([...statuses]).toEqual([400])
  expect(await held.world.db.select().from(stripeEvents)).toHaveLength(0)
})

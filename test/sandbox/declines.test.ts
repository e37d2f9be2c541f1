import type Stripe from 'stripe'
import { expect, test } from 'vitest'
import { expectNoViolations, gift, start, typeCard } from './start.ts'

const intentOf = (session: Stripe.Checkout.Session) => {
  if (typeof session.payment_intent !== 'object' || !session.payment_intent)
    throw new Error('the intent was not expanded')
  return session.payment_intent
}

const declines = [
  ['4000000000000002', 'Your card was declined.', 'card_declined', 'generic_decline'],
  ['4000000000009995', 'Your card has insufficient funds.', 'card_declined', 'insufficient_funds'],
  ['4000000000009987', 'Your card was declined.', 'card_declined', 'lost_card'],
  ['4000000000009979', 'Your card was declined.', 'card_declined', 'stolen_card'],
  ['4000000000006975', 'repeated attempts too frequently', 'card_declined', 'card_velocity_exceeded'],
  ['4000000000000069', 'Your card has expired.', 'expired_card', 'expired_card'],
  ['4000000000000127', 'security code is incorrect', 'incorrect_cvc', 'incorrect_cvc'],
  ['4000000000000119', 'An error occurred while processing your card.', 'processing_error', 'processing_error'],
  ['4242424242424241', 'Your card number is incorrect.', 'incorrect_number', 'incorrect_number'],
  ['4000000000004954', 'Your card was declined.', 'card_declined', 'fraudulent'],
] as const

test.each(declines)(
  'card %s is declined on the page, which stays open for another',
  async (number, words, code, declineCode) => {
    const { sandbox, stripe } = await start()
    const session = await stripe.checkout.sessions.create(gift())

    const declined = await typeCard(session.url ?? '', number)
    const page = (await declined.text()).replaceAll('&#39;', "'")
    const between = await stripe.checkout.sessions.retrieve(session.id, { expand: ['payment_intent'] })
    const second = await typeCard(session.url ?? '', '4242424242424242')

    expect(declined.status).toBe(402)
    expect(page).toContain(words)
    expect(page).toContain('value="Ada Lovelace"')
    expect(between).toMatchObject({ status: 'open', payment_status: 'unpaid' })
    expect(intentOf(between)).toMatchObject({
      status: 'requires_payment_method',
      last_payment_error: { code, decline_code: declineCode },
    })
    expect(second.status).toBe(303)
    const after = await stripe.checkout.sessions.retrieve(session.id)
    expect(after.payment_intent).toBe(intentOf(between).id)
    const charges = await stripe.charges.list({ payment_intent: intentOf(between).id })
    expect(charges.data.map(({ status }) => status)).toEqual(['succeeded', 'failed'])
    expectNoViolations(sandbox)
  },
)

test('a card that is no test card is refused in test mode and never written back', async () => {
  const { stripe } = await start()
  const session = await stripe.checkout.sessions.create(gift())

  const answer = await typeCard(session.url ?? '', '4111 1111 1111 1111', { expiry: '01/20', cvc: '12' })

  const page = (await answer.text()).replaceAll('&#39;', "'")
  expect(answer.status).toBe(422)
  expect(page).toContain('used a non test card')
  expect(page).toContain('expiration date is in the past')
  expect(page).toContain('security code is incomplete')
  expect(page).not.toContain('4111')
  expect((await stripe.checkout.sessions.retrieve(session.id)).payment_intent).toBeNull()
})

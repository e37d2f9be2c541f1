import { createHash } from 'node:crypto'
import type { PaymentMethod } from '../objects.ts'
import type { World } from '../world.ts'
import type { TestBank, TestCard } from './test-card.ts'

export interface CardEntered {
  card: TestCard
  expMonth: number
  expYear: number
  billing?: Billing
}
export interface Billing {
  name?: string | null
  email?: string | null
  postalCode?: string | null
  country?: string | null
}

/** Stores a card as a payment method, not attached to anyone. */
export function storeCard(world: World, { card, expMonth, expYear, billing }: CardEntered): PaymentMethod {
  const method: PaymentMethod = {
    ...blank(world, billing),
    card: describeCard(card, { expMonth, expYear, hasPostalCode: Boolean(billing?.postalCode) }),
    type: 'card',
  }
  world.store.cards.put({ id: method.id, number: card.number, isAuthenticated: false })
  return world.store.paymentMethods.put(method)
}

/** Stores a bank account as a payment method, not attached to anyone. */
export function storeBank(world: World, { bank, billing }: { bank: TestBank; billing?: Billing }): PaymentMethod {
  const method: PaymentMethod = { ...blank(world, billing), type: bank.kind, ...describeBank(bank) }
  world.store.cards.put({ id: method.id, kind: bank.kind, number: bank.account, isAuthenticated: false })
  return world.store.paymentMethods.put(method)
}

function blank(world: World, billing: Billing | undefined): Omit<PaymentMethod, 'type'> {
  return {
    id: world.ids.next('pm_'),
    object: 'payment_method',
    allow_redisplay: 'unspecified',
    billing_details: {
      address: {
        city: null,
        country: billing?.country ?? null,
        line1: null,
        line2: null,
        postal_code: billing?.postalCode ?? null,
        state: null,
      },
      email: billing?.email ?? null,
      name: billing?.name ?? null,
      phone: null,
      tax_id: null,
    },
    created: world.clock.seconds(),
    customer: null,
    customer_account: null,
    livemode: false,
    metadata: {},
  }
}

function fingerprintOf(number: string): string {
  return createHash('sha256').update(number).digest('hex').slice(0, 16)
}

function describeBank(bank: TestBank): Pick<PaymentMethod, 'sepa_debit' | 'us_bank_account'> {
  const last4 = bank.account.slice(-4)
  const fingerprint = fingerprintOf(`${bank.routing ?? ''}${bank.account}`)
  if (bank.kind === 'sepa_debit')
    return {
      sepa_debit: {
        bank_code: bank.account.slice(4, 9),
        branch_code: null,
        country: bank.country,
        fingerprint,
        generated_from: { charge: null, setup_attempt: null },
        last4,
      },
    }
  return {
    us_bank_account: {
      account_holder_type: 'individual',
      account_type: 'checking',
      bank_name: 'STRIPE TEST BANK',
      financial_connections_account: null,
      fingerprint,
      last4,
      networks: { preferred: 'ach', supported: ['ach'] },
      routing_number: bank.routing ?? null,
      status_details: null,
    },
  }
}

function describeCard(
  card: TestCard,
  entered: { expMonth: number; expYear: number; hasPostalCode: boolean },
): NonNullable<PaymentMethod['card']> {
  return {
    brand: card.brand,
    checks: {
      address_line1_check: null,
      address_postal_code_check: entered.hasPostalCode ? 'pass' : null,
      cvc_check: card.decline?.code === 'incorrect_cvc' ? 'fail' : 'pass',
    },
    country: card.country,
    display_brand: card.brand === 'amex' ? 'american_express' : card.brand,
    exp_month: entered.expMonth,
    exp_year: entered.expYear,
    fingerprint: fingerprintOf(card.number),
    funding: 'credit',
    generated_from: null,
    last4: card.number.slice(-4),
    networks: { available: [card.brand], preferred: null },
    regulated_status: 'unregulated',
    three_d_secure_usage: { supported: true },
    wallet: null,
  }
}

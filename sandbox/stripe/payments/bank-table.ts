import type { Decline, TestBank } from './test-card.ts'

const routing = '110000000'
const us = { kind: 'us_bank_account', routing, country: 'US' } as const
const sepa = { kind: 'sepa_debit' } as const
const usDays = 4
const sepaDays = 5
const slowSepaDays = 14

function failure(code: string, message: string): Decline {
  return { code, declineCode: code, message }
}
const sepaFailure = failure('generic_could_not_process', 'The customer’s bank could not process this debit.')

/** Stripe's published test bank accounts (docs.stripe.com/testing), and one of the sandbox's own that comes back late. */
export const testBanks: readonly TestBank[] = [
  {
    ...us,
    account: '000123456789',
    note: 'succeeds after four business days',
    debit: { businessDays: usDays },
    tokens: ['pm_usBankAccount_success', 'pm_usBankAccount'],
  },
  {
    ...us,
    account: '000111111113',
    note: 'fails: the account is closed',
    debit: { businessDays: usDays, failure: failure('account_closed', 'The customer’s bank account has been closed.') },
    tokens: ['pm_usBankAccount_accountClosed'],
  },
  {
    ...us,
    account: '000111111116',
    note: 'fails: there is no such account',
    debit: { businessDays: usDays, failure: failure('no_account', 'The bank account could not be found.') },
    tokens: ['pm_usBankAccount_noAccount'],
  },
  {
    ...us,
    account: '000222222227',
    note: 'fails: insufficient funds',
    debit: {
      businessDays: usDays,
      failure: failure('insufficient_funds', 'The customer’s account has insufficient funds to cover this payment.'),
    },
    tokens: ['pm_usBankAccount_insufficientFunds'],
  },
  {
    ...us,
    account: '000333333335',
    note: 'fails: the debit was not authorised',
    debit: {
      businessDays: usDays,
      failure: failure(
        'debit_not_authorized',
        'The customer has notified their bank that this debit was unauthorized.',
      ),
    },
    tokens: ['pm_usBankAccount_debitNotAuthorized'],
  },
  {
    ...us,
    account: '000444444440',
    note: 'fails: the account takes no dollars',
    debit: {
      businessDays: usDays,
      failure: failure('invalid_currency', 'The bank account cannot process this currency.'),
    },
    tokens: ['pm_usBankAccount_invalidCurrency'],
  },
  {
    ...us,
    account: '000555555559',
    note: 'succeeds, and is disputed ten days later',
    debit: { businessDays: usDays, returnedAfterDays: 10 },
    tokens: ['pm_usBankAccount_dispute'],
  },
  {
    ...us,
    account: '000888888883',
    note: 'succeeds, and comes back on day 40 (the sandbox’s own number)',
    debit: { businessDays: usDays, returnedAfterDays: 40 },
  },
  {
    ...us,
    account: '000777777771',
    note: 'is refused: over the weekly limit',
    decline: failure('charge_exceeds_weekly_limit', 'This payment exceeds the weekly limit of the bank account.'),
    tokens: ['pm_usBankAccount_weeklyLimitExceeded'],
  },
  {
    ...us,
    account: '000000000009',
    note: 'stays in processing for ever',
    debit: { businessDays: null },
    tokens: ['pm_usBankAccount_processing'],
  },
  {
    ...us,
    account: '000000004954',
    note: 'is blocked as too risky',
    isBlocked: true,
    decline: failure('payment_method_bank_account_blocked', 'This payment was blocked.'),
    tokens: ['pm_usBankAccount_blocked'],
  },
  {
    ...sepa,
    account: 'AT611904300234573201',
    country: 'AT',
    note: 'succeeds after five business days',
    debit: { businessDays: sepaDays },
    tokens: ['pm_sepaDebit_success', 'pm_sepaDebit'],
  },
  {
    ...sepa,
    account: 'AT321904300235473204',
    country: 'AT',
    note: 'succeeds after fourteen business days',
    debit: { businessDays: slowSepaDays },
  },
  {
    ...sepa,
    account: 'AT861904300235473202',
    country: 'AT',
    note: 'fails',
    debit: { businessDays: sepaDays, failure: sepaFailure },
    tokens: ['pm_sepaDebit_failure'],
  },
  {
    ...sepa,
    account: 'AT051904300235473205',
    country: 'AT',
    note: 'fails after fourteen business days',
    debit: { businessDays: slowSepaDays, failure: sepaFailure },
  },
  {
    ...sepa,
    account: 'AT591904300235473203',
    country: 'AT',
    note: 'succeeds, and is disputed ten days later',
    debit: { businessDays: sepaDays, returnedAfterDays: 10 },
    tokens: ['pm_sepaDebit_dispute'],
  },
  {
    ...sepa,
    account: 'DE89370400440532013000',
    country: 'DE',
    note: 'succeeds after five business days',
    debit: { businessDays: sepaDays },
  },
  {
    ...sepa,
    account: 'DE62370400440532013001',
    country: 'DE',
    note: 'fails',
    debit: { businessDays: sepaDays, failure: sepaFailure },
  },
]

export function findBank(kind: TestBank['kind'], account: string): TestBank | undefined {
  return testBanks.find((bank) => bank.kind === kind && bank.account === account)
}

export function findBankByToken(token: string): TestBank | undefined {
  return testBanks.find((bank) => bank.tokens?.includes(token))
}

export interface Decline {
  code: string
  declineCode?: string
  message: string
  advice?: 'do_not_try_again' | 'try_again_later' | 'confirm_card_data'
}

export interface TestCard {
  number: string
  brand: 'visa' | 'mastercard' | 'amex' | 'discover'
  country: string
  /** What happens, in a few words: the hint on the payment page. */
  note: string
  decline?: Decline
  /** When the bank asks the owner: never (absent), once to set it up, or every time. */
  authentication?: 'once' | 'always'
  /** Attaches well, and every charge is declined. */
  isBlocked?: boolean
  refund?: 'pending' | 'fails'
  /** The money is available at once. */
  isInstant?: boolean
  /** Tokens the API takes in place of the number. */
  tokens?: readonly string[]
}

function declined(declineCode: string, message: string, advice?: Decline['advice']): Decline {
  return { code: 'card_declined', declineCode, message, ...(advice ? { advice } : {}) }
}

const plainDecline = 'Your card was declined.'
const visa = { brand: 'visa', country: 'US' } as const

/** Stripe's published test cards (docs.stripe.com/testing) and what each does here. */
export const testCards: readonly TestCard[] = [
  { ...visa, number: '4242424242424242', note: 'succeeds', tokens: ['pm_card_visa', 'pm_card_us'] },
  { number: '5555555555554444', brand: 'mastercard', country: 'US', note: 'succeeds', tokens: ['pm_card_mastercard'] },
  {
    number: '378282246310005',
    brand: 'amex',
    country: 'US',
    note: 'succeeds (four-digit code)',
    tokens: ['pm_card_amex'],
  },
  { number: '6011111111111117', brand: 'discover', country: 'US', note: 'succeeds', tokens: ['pm_card_discover'] },
  {
    ...visa,
    number: '4000000000000002',
    note: 'is declined',
    tokens: ['pm_card_visa_chargeDeclined', 'pm_card_chargeDeclined'],
    decline: declined('generic_decline', plainDecline, 'try_again_later'),
  },
  {
    ...visa,
    number: '4000000000009995',
    note: 'has insufficient funds',
    tokens: ['pm_card_visa_chargeDeclinedInsufficientFunds', 'pm_card_chargeDeclinedInsufficientFunds'],
    decline: declined('insufficient_funds', 'Your card has insufficient funds.', 'try_again_later'),
  },
  {
    ...visa,
    number: '4000000000009987',
    note: 'was reported lost',
    tokens: ['pm_card_visa_chargeDeclinedLostCard'],
    decline: declined('lost_card', plainDecline, 'do_not_try_again'),
  },
  {
    ...visa,
    number: '4000000000009979',
    note: 'was reported stolen',
    tokens: ['pm_card_visa_chargeDeclinedStolenCard'],
    decline: declined('stolen_card', plainDecline, 'do_not_try_again'),
  },
  {
    ...visa,
    number: '4000000000006975',
    note: 'was used too often',
    tokens: ['pm_card_visa_chargeDeclinedVelocityLimitExceeded'],
    decline: declined(
      'card_velocity_exceeded',
      'Your card was declined for making repeated attempts too frequently or exceeding its amount limit.',
      'try_again_later',
    ),
  },
  {
    ...visa,
    number: '4000000000000069',
    note: 'has expired',
    tokens: ['pm_card_chargeDeclinedExpiredCard'],
    decline: {
      code: 'expired_card',
      declineCode: 'expired_card',
      message: 'Your card has expired.',
      advice: 'do_not_try_again',
    },
  },
  {
    ...visa,
    number: '4000000000000127',
    note: 'has a wrong security code',
    tokens: ['pm_card_chargeDeclinedIncorrectCvc'],
    decline: {
      code: 'incorrect_cvc',
      declineCode: 'incorrect_cvc',
      message: "Your card's security code is incorrect.",
    },
  },
  {
    ...visa,
    number: '4000000000000119',
    note: 'meets a processing error',
    tokens: ['pm_card_chargeDeclinedProcessingError'],
    decline: {
      code: 'processing_error',
      declineCode: 'processing_error',
      advice: 'try_again_later',
      message: 'An error occurred while processing your card. Try again in a little bit.',
    },
  },
  {
    ...visa,
    number: '4242424242424241',
    note: 'has an impossible number',
    decline: { code: 'incorrect_number', declineCode: 'incorrect_number', message: 'Your card number is incorrect.' },
  },
  {
    ...visa,
    number: '4000002500003155',
    note: 'asks for 3-D Secure once',
    authentication: 'once',
    tokens: ['pm_card_authenticationRequiredOnSetup'],
  },
  {
    ...visa,
    number: '4000002760003184',
    note: 'asks for 3-D Secure always',
    authentication: 'always',
    tokens: ['pm_card_authenticationRequired'],
  },
  {
    ...visa,
    number: '4000008260003178',
    note: 'asks for 3-D Secure, then has insufficient funds',
    authentication: 'always',
    tokens: ['pm_card_authenticationRequiredChargeDeclinedInsufficientFunds'],
    decline: declined('insufficient_funds', 'Your card has insufficient funds.', 'try_again_later'),
  },
  {
    ...visa,
    number: '4000000000000341',
    note: 'can be saved, then every charge is declined',
    tokens: ['pm_card_chargeCustomerFail'],
    decline: declined('generic_decline', plainDecline, 'try_again_later'),
  },
  {
    ...visa,
    number: '4000000000000259',
    note: 'succeeds, disputed later as fraudulent',
    tokens: ['pm_card_createDispute'],
  },
  {
    ...visa,
    number: '4000000000002685',
    note: 'succeeds, disputed later as not received',
    tokens: ['pm_card_createDisputeProductNotReceived'],
  },
  {
    ...visa,
    number: '4000000000001976',
    note: 'succeeds, bank inquires later',
    tokens: ['pm_card_createDisputeInquiry'],
  },
  {
    ...visa,
    number: '4000000000005423',
    note: 'succeeds, early fraud warning later',
    tokens: ['pm_card_createIssuerFraudRecord'],
  },
  {
    ...visa,
    number: '4000000404000079',
    note: 'succeeds, disputed several times later',
    tokens: ['pm_card_createMultipleDisputes'],
  },
  {
    ...visa,
    number: '4000000000007726',
    note: 'succeeds; a refund waits, then succeeds',
    refund: 'pending',
    tokens: ['pm_card_pendingRefund'],
  },
  {
    ...visa,
    number: '4000000000005126',
    note: 'succeeds; a refund fails later',
    refund: 'fails',
    tokens: ['pm_card_refundFail'],
  },
  {
    ...visa,
    number: '4000000000000077',
    note: 'succeeds, available at once',
    isInstant: true,
    tokens: ['pm_card_bypassPending'],
  },
  {
    ...visa,
    number: '4000000000004954',
    note: 'is blocked as too risky',
    isBlocked: true,
    tokens: ['pm_card_riskLevelHighest'],
    decline: declined('fraudulent', plainDecline, 'do_not_try_again'),
  },
]

/** Stripe's answer to a card that is not one of its test cards. */
export const unknownCard: Decline = declined(
  'test_mode_live_card',
  'Your card was declined. Your request was in test mode, but used a non test card. For a list of valid test cards, visit: https://stripe.com/docs/testing.',
)

export function findCard(number: string): TestCard | undefined {
  return testCards.find((card) => card.number === number)
}

export function findCardByToken(token: string): TestCard | undefined {
  return testCards.find((card) => card.tokens?.includes(token))
}

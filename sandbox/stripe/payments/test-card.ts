export interface Decline {
  code: string
  declineCode?: string
  message: string
  advice?: 'do_not_try_again' | 'try_again_later' | 'confirm_card_data'
}

/** What follows a charge that succeeded. */
export type Aftermath = 'fraudulent' | 'product_not_received' | 'inquiry' | 'warning' | 'several'

/** What a test card or a test bank account does. */
export interface Behaviour {
  /** What happens, in a few words: the hint on the payment page. */
  note: string
  decline?: Decline
  /** When the bank asks the owner: never (absent), once to set it up, or every time. */
  authentication?: 'once' | 'always'
  isBlocked?: boolean
  refund?: 'pending' | 'fails'
  /** The money is available at once. */
  isInstant?: boolean
  aftermath?: Aftermath
  /** A bank debit takes days, and then succeeds or fails; without days it never ends. */
  debit?: { businessDays: number | null; failure?: Decline; returnedAfterDays?: number }
}

export interface TestCard extends Behaviour {
  number: string
  brand: 'visa' | 'mastercard' | 'amex' | 'discover'
  country: string
  /** Tokens the API takes in place of the number. */
  tokens?: readonly string[]
}

export interface TestBank extends Behaviour {
  kind: 'us_bank_account' | 'sepa_debit'
  /** An account number, or an IBAN. */
  account: string
  /** US accounts only. */
  routing?: string
  country: string
  tokens?: readonly string[]
}

/** A decline by the bank, which says why in its own word. */
export function declined(declineCode: string, message: string, advice?: Decline['advice']): Decline {
  return { code: 'card_declined', declineCode, message, ...(advice ? { advice } : {}) }
}

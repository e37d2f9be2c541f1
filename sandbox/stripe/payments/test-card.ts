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

/** A decline by the bank, which says why in its own word. */
export function declined(declineCode: string, message: string, advice?: Decline['advice']): Decline {
  return { code: 'card_declined', declineCode, message, ...(advice ? { advice } : {}) }
}

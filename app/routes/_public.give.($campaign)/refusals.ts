import { largestDebitGift } from '#app/domain/giving/gift.ts'
import { type Interval, intervalWords } from '#app/domain/giving/recurring/plan.ts'
import type { PlanRefusal } from '#app/domain/giving/recurring/start-plan.server.ts'
import { cents, formatCents } from '#app/units/money.ts'
import type { RefusalDetail } from '#app/units/outcome.ts'

type Said = string | { field: string; sentence: string }

/** A gift Stripe has not answered for is tried again under the same intent; every other refusal needs a new one. */
export function keepsIntent(refused: PlanRefusal): boolean {
  return (
    refused === 'no-euros' ||
    refused === 'payments-silent' ||
    refused === 'too-small' ||
    refused === 'too-large' ||
    refused === 'fund-closed'
  )
}

type Refused = { refused: PlanRefusal; detail?: RefusalDetail }
/** Whether the reader may know what the donor gives: she is signed in, not somebody who typed an address. */
type Reader = { isSignedIn: boolean; labEmail: string }

export function refusalSentence(outcome: Refused, reader: Reader): { said: Said; status: number } {
  const [said, status] = sentences(outcome, reader)[outcome.refused]
  return { said, status }
}

/** "you already give $25 monthly", to the donor herself; a guest learns no sum, for anyone can type an address. */
function alreadyWords({ detail }: Refused, isSignedIn: boolean): string {
  const { gross, interval } = detail ?? {}
  if (!isSignedIn || typeof gross !== 'bigint') {
    return 'A gift that repeats to this fund is already running for this address. Nothing was charged. To change it, use the link in its last receipt, or sign in.'
  }
  const words = `${formatCents(cents(gross), { wholeWhenRound: true })} ${intervalWords[interval as Interval].adverb}`
  return `You already give ${words} to this fund. Nothing was charged. You can change the amount under My giving, Recurring; a second plan would charge you twice.`
}

/** The card's fee grows with the gift; a debit's does not, but it can be taken back for long. */
function largestWords({ detail }: Refused, labEmail: string): string {
  if (detail?.currency === 'eur') return `The largest gift in euros is €10,000. To give more, write to ${labEmail}.`
  const isDebit = detail?.most === largestDebitGift
  const most = isDebit
    ? 'The largest gift from a bank account is $100,000.'
    : 'The largest gift by card is $25,000, because the card’s fee grows with it; from a bank account it is $100,000.'
  return `${most} To give more by wire, stock or a donor-advised fund, write to ${labEmail}.`
}

function sentences(outcome: Refused, { isSignedIn, labEmail }: Reader): Record<PlanRefusal, readonly [Said, number]> {
  return {
    'already-giving': [alreadyWords(outcome, isSignedIn), 409],
    'being-started': [
      'A gift that repeats to this fund is being started for this address, perhaps in another window. Nothing was charged. Try again in a minute.',
      409,
    ],
    'not-our-form': ['This form is too old. Please send it once more.', 400],
    'other-words': [
      'You began a gift with this page and then changed it. Nothing was charged. If what you see below is right, press “Continue to payment” again.',
      409,
    ],
    'already-over': [
      'The time to pay for this gift has passed. Nothing was charged. Press “Continue to payment” to begin anew.',
      409,
    ],
    'too-small': [
      { field: 'otherAmount', sentence: `The smallest gift is ${outcome.detail?.currency === 'eur' ? '€5' : '$5'}.` },
      400,
    ],
    'no-euros': ['The lab takes no gifts in euros at the moment. Nothing was charged. You can give in dollars.', 409],
    'too-large': [
      {
        field: 'otherAmount',
        sentence: largestWords(outcome, labEmail),
      },
      400,
    ],
    'fund-closed': [{ field: 'fund', sentence: 'This fund takes no gifts now. Choose another.' }, 409],
    'campaign-closed': ['This campaign takes no gifts now. You can still give to the lab.', 409],
    'payments-refused': [
      'The payment page could not be opened. Nothing was charged. Press “Continue to payment” to try again.',
      502,
    ],
    'payments-silent': [
      'The payment service did not answer. Nothing was charged. Press “Continue to payment” again; it stays one gift.',
      503,
    ],
  }
}

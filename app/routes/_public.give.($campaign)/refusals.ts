import type { StartRefusal } from '#app/domain/giving/start-gift.server.ts'

type Said = string | { field: string; sentence: string }

/** A gift Stripe has not answered for is tried again under the same intent; every other refusal needs a new one. */
export function keepsIntent(refused: StartRefusal): boolean {
  return (
    refused === 'payments-silent' || refused === 'too-small' || refused === 'too-large' || refused === 'fund-closed'
  )
}

export function refusalSentence(refused: StartRefusal, labEmail: string): { said: Said; status: number } {
  const [said, status] = sentences(labEmail)[refused]
  return { said, status }
}

function sentences(labEmail: string): Record<StartRefusal, readonly [Said, number]> {
  return {
    'not-our-form': ['This form is too old. Please send it once more.', 400],
    'other-words': [
      'You began a gift with this page and then changed it. Nothing was charged. If what you see below is right, press “Continue to payment” again.',
      409,
    ],
    'already-over': [
      'The time to pay for this gift has passed. Nothing was charged. Press “Continue to payment” to begin anew.',
      409,
    ],
    'too-small': [{ field: 'otherAmount', sentence: 'The smallest gift by card is $5.' }, 400],
    'too-large': [
      {
        field: 'otherAmount',
        sentence: `The largest gift by card is $25,000, because the card’s fee grows with it. To give more by wire, stock or a donor-advised fund, write to ${labEmail}.`,
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

import { type Dedication, dedicationWords } from '../gift.ts'

export type TributeWay = 'email' | 'post'

/** A card the giver asks for: to whom, by which way, and how it is signed. */
export type TributeAsk = {
  reader: string
  /** An e-mail address, or lines of an address on paper. */
  to: { way: 'email'; email: string } | { way: 'post'; address: string }
  words: string | null
  signedAs: string
}

/** A card as it stands to its giver and to staff. */
export type TributeState = 'asked' | 'sent' | 'withdrawn'

/** Hours a card waits after its gift has arrived: a gift made by mistake is given back before anybody reads of it. */
export const graceHours = 24

/** What an anonymous giver is called on a card she did not sign otherwise. */
export const unsigned = 'A giver who stays anonymous'

export type CardFacts = { signedAs: string; labName: string; dedication: Dedication; fund: string }

/** The sentences of a card, before the giver's own words: who, what for, in whose honour; never how much. */
export function cardSentences({ signedAs, labName, dedication, fund }: CardFacts): string[] {
  const whom = `${dedicationWords[dedication.kind].toLowerCase()} ${dedication.name}`
  return [
    `${signedAs} has made a gift to ${labName} ${whom}.`,
    `It goes to the ${fund}, which buys time on computers for AI models that anyone can take, check and improve.`,
  ]
}

import type { Visibility } from '#app/domain/giving/gift.ts'
import { type TributeAsk, unsigned } from '#app/domain/giving/tributes/tribute.ts'

type Typed = {
  name: string
  visibility: Visibility
  dedicationKind: 'none' | 'in_honour' | 'in_memory'
  cardWay: 'none' | 'email' | 'post'
  cardReader?: string | undefined
  cardEmail?: string | undefined
  cardAddress?: string | undefined
  cardWords?: string | undefined
  cardSigned?: string | undefined
}

/** What is wrong with a card that was asked for, field by field. */
export function cardProblems(form: Omit<Typed, 'name' | 'visibility'>): { field: string; sentence: string }[] {
  if (form.cardWay === 'none') return []
  const said = (isWrong: boolean, field: string, sentence: string) => (isWrong ? [{ field, sentence }] : [])
  return [
    ...said(
      form.dedicationKind === 'none',
      'dedicationKind',
      'A card says whom the gift honours. Choose one of these.',
    ),
    ...said(!form.cardReader, 'cardReader', 'Type whom the card is written to.'),
    ...said(form.cardWay === 'email' && !form.cardEmail, 'cardEmail', 'Type the e-mail address the card goes to.'),
    ...said(form.cardWay === 'post' && !form.cardAddress, 'cardAddress', 'Type the address the card is posted to.'),
  ]
}

/** The card as the verb takes it; null when none was asked for. Unsigned it bears the giver's name, or nobody's. */
export function tributeFrom(form: Typed): TributeAsk | null {
  if (form.cardWay === 'none') return null
  return {
    reader: form.cardReader ?? '',
    to:
      form.cardWay === 'email'
        ? { way: 'email', email: form.cardEmail ?? '' }
        : { way: 'post', address: (form.cardAddress ?? '').replaceAll('\r\n', '\n') },
    words: form.cardWords || null,
    signedAs: form.cardSigned ?? (form.visibility === 'anonymous' ? unsigned : form.name),
  }
}

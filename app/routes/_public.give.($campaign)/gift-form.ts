import { z } from 'zod'
import { onlineChannels } from '#app/domain/giving/arrival.ts'
import type { CampaignBenefit } from '#app/domain/giving/benefits/read-benefits.server.ts'
import { type GiftAsk, type Visibility, visibilities } from '#app/domain/giving/gift.ts'
import type { Fund } from '#app/domain/giving/read-funds.server.ts'
import { type EuroCents, parseEuros } from '#app/units/euros.ts'
import type { Id } from '#app/units/id.ts'
import { type Cents, cents, parseCents } from '#app/units/money.ts'
import { cardProblems, tributeFrom } from './card-form.ts'

const line = (most: number, sentence: string) =>
  z.string(sentence).trim().min(1, sentence).max(most, `At most ${most} letters.`)

/** What the form sends, field by field. An amount may be chosen or typed, not both. */
export const GiftForm = z
  .object({
    intent: z.string('This form is too old. Please send it once more.'),
    /** Only after the page has asked a question: its words, its sealed answer, and what was typed. */
    question: z.string().max(200).optional(),
    sealed: z.string().max(400).optional(),
    answer: z.string().max(20, 'Type the number.').optional(),
    /** Which form it was: what is typed on the one is never read as the other's money. */
    currency: z.enum(['usd', 'eur'], 'Choose dollars or euros.').default('usd'),
    frequency: z.enum(['once', 'month', 'year'], 'Choose how often.').default('once'),
    amount: z.string().optional(),
    otherAmount: z.string().optional(),
    method: z.enum(onlineChannels, 'Choose how you pay.').default('card'),
    fund: z.string('Choose what your gift is for.'),
    coversFee: z.string().optional(),
    noBenefit: z.string().optional(),
    /** What the page said is given in return, sealed. */
    benefit: z.string().max(2000).optional(),
    name: line(120, 'Type your name; the receipt is made out to it.'),
    email: z.email('Type an e-mail address such as ada@example.org; the receipt goes there.').max(254),
    dedicationKind: z.enum(['none', 'in_honour', 'in_memory']).default('none'),
    dedicationName: line(120, 'Type the name.').optional(),
    cardWay: z.enum(['none', 'email', 'post']).default('none'),
    cardReader: line(120, 'Type whom the card is written to.').optional(),
    cardEmail: z.email('Type the e-mail address the card goes to.').max(254).optional(),
    cardAddress: z.string().trim().max(400, 'At most 400 letters.').optional(),
    cardWords: z.string().trim().max(500, 'At most 500 letters.').optional(),
    cardSigned: line(120, 'Type how you sign.').optional(),
    visibility: z.enum(visibilities as [Visibility, ...Visibility[]]).default('unlisted'),
    publicName: line(120, 'Type a name.').optional(),
    note: z.string().trim().max(1000, 'A note is at most 1,000 letters long.').optional(),
  })
  .superRefine(checkTogether, { when: () => true })

type Together = Parameters<typeof amountProblem>[0] &
  Parameters<typeof cardProblems>[0] & {
    currency: string
    frequency: string
    method: string
    dedicationKind: string
    dedicationName?: string | undefined
  }

/** What fields say only together; looked at whatever is wrong with one of them, so that everything is said at once. */
function checkTogether(sent: Together, context: z.RefinementCtx) {
  const form = textsOf(sent)
  const said = amountProblem(form)
  if (said) context.addIssue({ code: 'custom', path: [said.field], message: said.sentence })
  if (form.frequency !== 'once' && (form.method === 'bank_debit' || form.currency === 'eur')) {
    const message = 'A gift that repeats is paid by card. Choose the card, or give once.'
    context.addIssue({ code: 'custom', path: ['method'], message })
  }
  for (const { field, sentence } of cardProblems(form))
    context.addIssue({ code: 'custom', path: [field], message: sentence })
  if (form.dedicationKind !== 'none' && !form.dedicationName) {
    context.addIssue({ code: 'custom', path: ['dedicationName'], message: 'Type whom you dedicate the gift to.' })
  }
}

/** Lists and files that no page of ours sends are refused field by field, and say nothing together. */
function textsOf(sent: Together): Together {
  const texts = Object.entries(sent).filter(([, value]) => typeof value === 'string')
  return { ...unsaid, ...Object.fromEntries(texts) }
}

const unsaid = { currency: 'usd', frequency: 'once', method: 'card', dedicationKind: 'none', cardWay: 'none' } as const

type Typed = z.infer<typeof GiftForm>

const dollars = [parseCents, '$', 'dollars'] as const

/** Two amounts that differ are asked about, never guessed: a wrong guess takes money. */
function amountProblem(form: { currency: string; amount?: string | undefined; otherAmount?: string | undefined }) {
  const typed = form.otherAmount?.trim()
  const [parse, sign, words] = form.currency === 'eur' ? ([parseEuros, '€', 'euros'] as const) : dollars
  if (typed && !parse(typed)) {
    return { field: 'otherAmount', sentence: `Type an amount in ${words}, such as 75 or 75.50.` }
  }
  const chosen = form.amount && form.amount !== 'other' ? parse(form.amount) : null
  const own = typed ? parse(typed) : null
  if (!chosen && !own)
    return { field: typed === undefined ? 'amount' : 'otherAmount', sentence: 'Choose an amount, or type one.' }
  if (chosen && own && chosen !== own) {
    return {
      field: 'otherAmount',
      sentence: `You chose ${sign}${form.amount} and typed ${sign}${typed}. Empty this box, or choose “Another amount”.`,
    }
  }
  return null
}

export function amountOf(form: Pick<Typed, 'amount' | 'otherAmount'>): Cents {
  const amount = form.otherAmount ? parseCents(form.otherAmount) : parseCents(form.amount ?? '')
  if (!amount) throw new Error('the form passed its check without an amount')
  return amount
}

/** What was typed on the form of euros; null on the other. */
function eurosOf(form: Pick<Typed, 'currency' | 'amount' | 'otherAmount'>): EuroCents | null {
  if (form.currency !== 'eur') return null
  const euros = parseEuros(form.otherAmount || form.amount || '')
  if (!euros) throw new Error('the form passed its check without an amount')
  return euros
}

type GivenTo = { fund: Fund; campaignId: Id<'cmp'> | null; benefit: CampaignBenefit | null }

/** The form as the verb takes it. */
export function askFrom(form: Typed, { fund, campaignId, benefit }: GivenTo): GiftAsk {
  const euros = eurosOf(form)
  return {
    intentId: form.intent,
    giverName: form.name,
    giverEmail: form.email,
    amount: euros === null ? amountOf(form) : cents(0n),
    euros,
    channel: euros === null ? form.method : 'bank_debit',
    coversFee: form.coversFee !== undefined,
    fundId: fund.id,
    campaignId,
    tribute: tributeFrom(form),
    dedication: form.dedicationKind === 'none' ? null : { kind: form.dedicationKind, name: form.dedicationName ?? '' },
    visibility: form.visibility,
    publicName: form.visibility === 'named' ? (form.publicName ?? form.name) : null,
    note: form.note || null,
    benefit,
    ...(form.noBenefit !== undefined ? { declinesBenefit: true } : {}),
  }
}

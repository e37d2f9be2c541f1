import { z } from 'zod'
import { typedAmount, typedDay } from '#app/area/typed-fields.ts'
import { type Visibility, visibilities } from '#app/domain/giving/gift.ts'
import type { OfflineDonor } from '#app/domain/giving/offline/offline-gift.ts'
import type { PropertyAsk } from '#app/domain/giving/property/enter-property.server.ts'
import { type Property, parseShares } from '#app/domain/giving/property/property.ts'
import { type Id, parseId } from '#app/units/id.ts'
import { cents, parseCents } from '#app/units/money.ts'
import type { Day } from '#app/units/time.ts'

const line = (most: number) => z.string().trim().max(most, `At most ${most} letters.`).optional()
const noFund = 'Choose the fund it is given to.'

export const PropertyForm = z
  .object({
    intent: z.string('This form is too old. Please send it once more.'),
    donor: z.string().optional(),
    part: z.string().optional(),
    name: line(120),
    email: z.email('Type an e-mail address, or leave it empty and post the receipt.').max(254).optional(),
    is: z.enum(['person', 'organisation', 'household']).default('person'),
    kind: z.enum(['stock', 'other'], 'Choose what came.'),
    stock: line(120),
    shares: z
      .string()
      .refine((text) => parseShares(text) !== null, 'Type a number of shares, such as 200 or 12.5.')
      .optional(),
    low: typedAmount.optional(),
    high: typedAmount.optional(),
    thing: line(200),
    estimate: typedAmount.optional(),
    estimateSource: line(300),
    untraded: z.literal('yes').optional(),
    fund: z.string(noFund).refine((text) => parseId('fnd', text) !== null, noFund),
    receivedOn: typedDay('Type the day it came.'),
    reference: z.string('Type where it is.').trim().min(1, 'Type where it is.').max(120, 'At most 120 letters.'),
    visibility: z.enum(visibilities as [Visibility, ...Visibility[]]).default('unlisted'),
    note: line(1000),
  })
  .superRefine(checkTogether, { when: () => true })

/** What fields say only together; looked at whatever is wrong with one of them, so that everything is said at once. */
function checkTogether(typed: object, context: z.RefinementCtx) {
  const form = typed as Record<string, unknown>
  const want = (field: string, message: string) => {
    if (!form[field]) context.addIssue({ code: 'custom', path: [field], message })
  }
  if (!form.donor) want('name', 'Type the giver’s name; the receipt is made out to it.')
  if (form.kind === 'stock') {
    want('stock', 'Type the company or its ticker.')
    want('shares', 'Type how many shares came.')
    want('low', 'Type the lowest price of that day.')
    want('high', 'Type the highest price of that day.')
  }
  if (form.kind === 'other') {
    want('thing', 'Describe it, as the receipt should say it.')
    want('estimate', 'Type what the lab puts it at.')
    want('estimateSource', 'Say where the estimate is from.')
  }
}

type Typed = z.infer<typeof PropertyForm>

/** The form as the verb takes it. */
export function askFrom(form: Typed): PropertyAsk {
  return {
    intentId: form.intent,
    donor: donorOf(form),
    property: propertyOf(form),
    fundId: form.fund as Id<'fnd'>,
    receivedOn: form.receivedOn as Day,
    reference: form.reference,
    visibility: form.visibility,
    note: form.note || null,
    instalmentId: parseId('ins', form.part),
  }
}

function donorOf(form: Typed): OfflineDonor {
  const donorId = parseId('dnr', form.donor)
  if (donorId) return { kind: 'known', donorId }
  return { kind: 'new', name: form.name ?? '', email: form.email ?? null, is: form.is }
}

function propertyOf(form: Typed): Property {
  const amount = (text: string | undefined) => parseCents(text ?? '') ?? cents(0n)
  if (form.kind === 'other') {
    const { thing = '', estimateSource = '' } = form
    return { kind: form.untraded ? 'untraded' : 'other', name: thing, estimate: amount(form.estimate), estimateSource }
  }
  const shares = parseShares(form.shares ?? '') ?? 0n
  return { kind: 'stock', name: form.stock ?? '', shares, low: amount(form.low), high: amount(form.high) }
}

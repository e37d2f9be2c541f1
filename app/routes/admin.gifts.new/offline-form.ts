import { z } from 'zod'
import { typedAmount, typedDay } from '#app/area/typed-fields.ts'
import type { OfflineChannel } from '#app/domain/giving/arrival.ts'
import { type Visibility, visibilities } from '#app/domain/giving/gift.ts'
import type { OfflineAsk, OfflineDonor, OfflineSplit } from '#app/domain/giving/offline/offline-gift.ts'
import { parseId } from '#app/units/id.ts'
import { parseCents } from '#app/units/money.ts'
import type { Day } from '#app/units/time.ts'

/** How many funds one gift may be split over on the form. */
export const splitRows = [1, 2, 3] as const

/** The ways a person can write down here. */
export const enteredChannels = ['cheque', 'wire', 'cash', 'daf'] as const satisfies readonly OfflineChannel[]

const line = (most: number, sentence: string) =>
  z.string(sentence).trim().min(1, sentence).max(most, `At most ${most} letters.`)

const rowFields = Object.fromEntries(
  splitRows.flatMap((row) => [
    [`fund${row}`, z.string().optional()],
    [`amount${row}`, typedAmount.optional()],
  ]),
)

export const OfflineForm = z
  .object({
    intent: z.string('This form is too old. Please send it once more.'),
    donor: z.string().optional(),
    batch: z.string().optional(),
    part: z.string().optional(),
    challenge: z.string().optional(),
    inReturn: z.string().optional(),
    name: line(120, 'Type the giver’s name; the receipt is made out to it.').optional(),
    email: z.email('Type an e-mail address, or leave it empty and post the receipt.').max(254).optional(),
    is: z.enum(['person', 'organisation', 'household']).default('person'),
    adviserName: line(120, 'Type who advised the grant.').optional(),
    adviserEmail: z.email('Type an e-mail address, or leave it empty and post the thanks.').max(254).optional(),
    channel: z.enum(enteredChannels, 'Choose how it came.'),
    reference: line(120, 'Type what the bank shows: the number of the cheque, or the wire’s reference.'),
    giftDate: typedDay('Type the day the giver gave: for a cheque, its postmark.'),
    effectiveOn: typedDay('Type the day it reached the bank, or leave it empty.').optional(),
    visibility: z.enum(visibilities as [Visibility, ...Visibility[]]).default('unlisted'),
    note: z.string().trim().max(1000, 'A note is at most 1,000 letters long.').optional(),
    ...rowFields,
  })
  .superRefine(checkTogether, { when: () => true })

/** What fields say only together; looked at whatever is wrong with one of them, so that everything is said at once. */
function checkTogether(form: { donor?: string | undefined; name?: string | undefined }, context: z.RefinementCtx) {
  const typed = form as Record<string, unknown>
  const say = (field: string, message: string) => context.addIssue({ code: 'custom', path: [field], message })
  if (!form.donor && !form.name) say('name', 'Type the giver’s name; the receipt is made out to it.')
  if (!typed.amount1) say('amount1', 'Type the amount.')
  for (const row of splitRows) {
    if (typed[`amount${row}`] && !typed[`fund${row}`]) say(`fund${row}`, 'Choose the fund this part goes to.')
    if (row > 1 && typed[`fund${row}`] && !typed[`amount${row}`])
      say(`amount${row}`, 'Type this part, or choose no fund.')
  }
}

type Typed = z.infer<typeof OfflineForm>

/** The form as the verb takes it. */
export function askFrom(form: Typed): OfflineAsk {
  const campaignId = parseId('cmp', form.inReturn)
  return {
    intentId: form.intent,
    donor: donorOf(form),
    channel: form.channel,
    ...(form.channel === 'daf' && form.adviserName ? { adviser: adviserOf(form, form.adviserName) } : {}),
    splits: splitsOf(form as Typed & Record<string, unknown>),
    giftDate: form.giftDate as Day,
    effectiveOn: (parseId('bat', form.batch) ? null : (form.effectiveOn ?? null)) as Day | null,
    batchId: parseId('bat', form.batch),
    reference: form.reference,
    ...(parseId('ins', form.part) ? { instalmentId: parseId('ins', form.part) } : {}),
    ...(parseId('chl', form.challenge) ? { challengeId: parseId('chl', form.challenge) } : {}),
    campaignId,
    ...(campaignId ? { isWithBenefit: true } : {}),
    visibility: form.visibility,
    note: form.note || null,
  }
}

function donorOf(form: Typed): OfflineDonor {
  const donorId = parseId('dnr', form.donor)
  if (donorId) return { kind: 'known', donorId }
  return { kind: 'new', name: form.name ?? '', email: form.email ?? null, is: form.is }
}

function adviserOf({ adviserEmail }: Typed, name: string): OfflineDonor {
  return { kind: 'new', name, email: adviserEmail ?? null, is: 'person' }
}

function splitsOf(form: Record<string, unknown>): OfflineSplit[] {
  return splitRows.flatMap((row) => {
    const amount = parseCents(String(form[`amount${row}`] ?? ''))
    const fundId = parseId('fnd', String(form[`fund${row}`] ?? ''))
    return amount !== null && fundId ? [{ fundId, amount }] : []
  })
}

import { z } from 'zod'
import { typedAmount, typedDay } from '#app/area/typed-fields.ts'
import { type Visibility, visibilities } from '#app/domain/giving/gift.ts'
import {
  type Firmness,
  type PledgeAsk,
  pledgeMethods,
  type ScheduleAsk,
  type ScheduleLine,
} from '#app/domain/giving/pledges/pledge.ts'
import type { Id } from '#app/units/id.ts'
import { cents, parseCents } from '#app/units/money.ts'
import { type Day, parseDay } from '#app/units/time.ts'

/** Dates of one's own that fit on the form. */
export const ownRows = Array.from({ length: 12 }, (_, index) => index + 1)

const line = (most: number, sentence: string) =>
  z.string(sentence).trim().min(1, sentence).max(most, `At most ${most} letters.`)
const ownDay = typedDay('Type a day such as 2027-01-31.').optional()
const ownFields = Object.fromEntries(
  ownRows.flatMap((row) => [
    [`day${row}`, ownDay],
    [`part${row}`, typedAmount.optional()],
  ]),
)

/** What the form sends, field by field. */
export const PledgeForm = z
  .object({
    intent: z.string('This form is too old. Please send it once more.'),
    amount: z.string('Type the whole sum you pledge.').refine(isAmount, 'Type an amount in dollars, such as 120,000.'),
    fund: z.string('Choose what your pledge is for.'),
    firmness: z.enum(['promise', 'condition', 'intention'], 'Choose how firm your pledge is.'),
    condition: z.string().trim().max(1000, 'At most 1,000 letters.').optional(),
    rhythm: z.enum(['monthly', 'quarterly', 'yearly', 'own'], 'Choose when you pay.'),
    count: z
      .string()
      .regex(/^\d{1,3}$/, 'Type a number of parts, such as 12.')
      .optional(),
    firstOn: typedDay('Type the day of the first part.').optional(),
    ...ownFields,
    method: z.enum(pledgeMethods, 'Choose how you pay.'),
    poNumber: line(60, 'Type the number, or leave it empty.').optional(),
    name: line(120, 'Type your name, or your organisation’s.'),
    email: z.email('Type an e-mail address such as ada@example.org; letters about the pledge go there.').max(254),
    visibility: z.enum(visibilities as [Visibility, ...Visibility[]]).default('unlisted'),
    publicName: line(120, 'Type a name.').optional(),
    note: z.string().trim().max(1000, 'A note is at most 1,000 letters long.').optional(),
  })
  // Looked at whatever is wrong with a field, so that everything is said at once.
  .superRefine(
    (form, context) => {
      const say = (field: string, message: string) => context.addIssue({ code: 'custom', path: [field], message })
      const typed = form as Record<string, unknown>
      if (form.firmness === 'condition' && form.method !== 'daf' && !form.condition)
        say('condition', 'Type what must happen before you owe anything.')
      if (form.rhythm !== 'own') {
        if (!form.count) say('count', 'Type the number of parts, such as 12.')
        if (!form.firstOn) say('firstOn', 'Type the day of the first part.')
        return
      }
      if (!typed.day1) say('day1', 'Type the day of the first part.')
      for (const row of ownRows) {
        if (typed[`day${row}`] && !typed[`part${row}`]) say(`part${row}`, 'Type the amount of this part.')
        if (typed[`part${row}`] && !typed[`day${row}`] && row > 1) say(`day${row}`, 'Type the day of this part.')
      }
    },
    { when: () => true },
  )

type Typed = z.infer<typeof PledgeForm>

/** The form as the verb takes it. */
export function askFrom(form: Typed, fundId: Id<'fnd'>): PledgeAsk {
  return {
    intentId: form.intent,
    giverName: form.name,
    giverEmail: form.email,
    amount: parseCents(form.amount) ?? cents(0n),
    fundId,
    firmness: form.firmness as Firmness,
    condition: form.condition || null,
    schedule: scheduleOf(form),
    method: form.method,
    poNumber: form.poNumber ?? null,
    visibility: form.visibility,
    publicName: form.visibility === 'named' ? (form.publicName ?? form.name) : null,
    note: form.note || null,
  }
}

function scheduleOf(form: Typed): ScheduleAsk {
  if (form.rhythm === 'own') return { rhythm: 'own', lines: ownLines(form as Record<string, unknown>) }
  return { rhythm: form.rhythm, count: Number(form.count ?? 0), firstOn: (form.firstOn ?? '') as Day }
}

function ownLines(form: Record<string, unknown>): ScheduleLine[] {
  return ownRows.flatMap((row) => {
    const dueOn = parseDay(String(form[`day${row}`] ?? ''))
    const amount = parseCents(String(form[`part${row}`] ?? ''))
    return dueOn && amount !== null ? [{ dueOn, amount }] : []
  })
}

function isAmount(text: string): boolean {
  return parseCents(text) !== null
}

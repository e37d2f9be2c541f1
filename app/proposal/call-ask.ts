import { z } from 'zod'
import type { CallRefusal, CallWords } from '#app/domain/grants/open-call.server.ts'
import { parseDay, parseMonth } from '#app/units/time.ts'
import { instantIn } from '#app/units/zoned-time.ts'

const month = (sentence: string) =>
  z
    .string(sentence)
    .transform(parseMonth)
    .refine((parsed) => parsed !== null, sentence)
    .transform((parsed) => parsed ?? ('' as never))

const dayOrNone = (sentence: string) =>
  z
    .string(sentence)
    .transform(parseDay)
    .refine((parsed) => parsed !== null, sentence)
    .transform((parsed) => parsed ?? ('' as never))
    .optional()

const clock = (sentence: string) => z.string(sentence).regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/, sentence)

/** A posted call. Its times are clock times in its own zone. */
export const CallAsk = z.object({
  copyOf: z.string().max(40).optional(),
  title: z.string('Give the call a title.').max(150, 'A title is at most 150 letters.'),
  slug: z.string().max(48, 'An address is at most 48 letters.').optional(),
  summary: z.string('Say in a sentence what the call is for.').max(400, 'A summary is at most 400 letters.'),
  body: z.string('Say what you are looking for.').max(20_000, 'This is longer than 20,000 letters.'),
  timeZone: z.string('Name the zone of the times, such as America/New_York.').max(60),
  opensAt: clock('Write when it opens, as date and time.'),
  closesAt: clock('Write when it closes, as date and time.').optional(),
  isRolling: z.literal('yes').optional(),
  graceMinutes: z.coerce.number('Write minutes as a number.').int().min(0).max(2880, 'At most two days.').default(0),
  firstMonth: month('Choose the first month of hours.'),
  lastMonth: month('Choose the last month of hours.'),
  gpuClasses: z.array(z.string()).min(1, 'Choose at least one GPU class.'),
  offerDays: z.coerce.number('Write days as a number.').int().min(1).max(365, 'At most a year.').default(30),
  appealDays: z.coerce.number('Write days as a number.').int().min(1).max(365, 'At most a year.').default(14),
  reviewsUntil: dayOrNone('Write a day.'),
  decisionsOn: dayOrNone('Write a day.'),
  takesRenewals: z
    .literal('yes')
    .optional()
    .transform((ticked) => ticked === 'yes'),
})

type Said = { field: string; sentence: string }

/** The call with its clock times as instants; or which of them the zone does not have. */
export function callWordsOf(
  sent: z.output<typeof CallAsk>,
): { ok: true; words: CallWords } | { ok: false; said: Said } {
  const { opensAt, closesAt, isRolling, slug, copyOf: _copyOf, ...rest } = sent
  const missing = { sentence: 'No clock in this zone shows this time. Check the zone and the time.' }
  const opens = tryInstant(rest.timeZone, opensAt)
  if (opens === 'unknown-zone') return { ok: false, said: callSentences['unknown-zone'] }
  if (!opens) return { ok: false, said: { field: 'opensAt', ...missing } }
  if (Boolean(closesAt) === Boolean(isRolling)) return { ok: false, said: closesAt ? closesBoth : closesNeither }
  const closes = closesAt ? tryInstant(rest.timeZone, closesAt) : null
  if ((closesAt && !closes) || closes === 'unknown-zone') return { ok: false, said: { field: 'closesAt', ...missing } }
  const { reviewsUntil = null, decisionsOn = null } = rest
  const words = { ...rest, ...(slug && { slug }), opensAt: opens, closesAt: closes, reviewsUntil, decisionsOn }
  return { ok: true, words }
}

/** An empty field alone says nothing: a call is without a closing time by choice. */
const closesNeither = { field: 'closesAt', sentence: 'Write when it closes, or tick that it has no closing time.' }
const closesBoth = { field: 'closesAt', sentence: 'Empty this, or untick that it has no closing time.' }

function tryInstant(zone: string, typed: string): Date | null | 'unknown-zone' {
  try {
    return instantIn(zone, typed)
  } catch (problem) {
    // Intl says an unknown zone with a RangeError.
    if (problem instanceof RangeError) return 'unknown-zone'
    throw problem
  }
}

export const callSentences: Record<CallRefusal | 'takes-away' | 'takes-time-away', Said> = {
  'not-allowed': { field: 'title', sentence: 'Only a programme officer runs calls.' },
  'closes-before-it-opens': { field: 'closesAt', sentence: 'It would close before it opens.' },
  'window-backwards': { field: 'lastMonth', sentence: 'The last month comes before the first.' },
  'no-class': { field: 'gpuClasses', sentence: 'Choose at least one GPU class.' },
  'unknown-class': { field: 'gpuClasses', sentence: 'One of these GPU classes is not known.' },
  'unknown-zone': { field: 'timeZone', sentence: 'This zone is not known. Write it like America/New_York.' },
  'slug-taken': { field: 'slug', sentence: 'Another call has this address already. Choose another.' },
  'dates-out-of-order': {
    field: 'decisionsOn',
    sentence: 'The call closes first, then reviewers read, then decisions are told. Put the days in that order.',
  },
  'no-such-call': { field: 'title', sentence: 'The call to copy from is not there.' },
  'takes-away': {
    field: 'gpuClasses',
    sentence: 'Applications have begun: classes and months can be added now, but not taken away.',
  },
  'takes-time-away': {
    field: 'closesAt',
    sentence:
      'Applications have begun: it can close later, with as much grace, but not earlier. A call without a closing time can be given one two weeks ahead.',
  },
}

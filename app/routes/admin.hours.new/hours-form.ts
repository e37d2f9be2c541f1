import { z } from 'zod'
import { typedHours, typedMonth } from '#app/area/hours-fields.ts'
import { madeId } from '#app/area/typed-fields.ts'
import type { HoursAsk } from '#app/domain/giving/in-kind/pledge-hours.server.ts'
import { parseId } from '#app/units/id.ts'

const line = (most: number, sentence: string) =>
  z.string(sentence).trim().min(1, sentence).max(most, `At most ${most} letters.`)

export const HoursForm = z
  .object({
    hours: madeId('hpl'),
    donor: z.string().optional(),
    donorName: line(120, 'Type who promises it.').optional(),
    email: z.email('Type an e-mail address, or leave it empty: letters are posted then.').max(254).optional(),
    gpuClass: z.string('Choose a GPU class.').max(20),
    promised: typedHours,
    firstMonth: typedMonth,
    lastMonth: typedMonth,
    agreement: line(500, 'Say where the promise is written down.'),
    visibility: z.enum(['named', 'unlisted', 'anonymous']).default('named'),
  })
  .superRefine((form, context) => {
    if (!form.donor && !form.donorName)
      context.addIssue({ code: 'custom', path: ['donorName'], message: 'Type who promises it.' })
  })

/** The form as the verb takes it; `knownName` is the donor's whose page it was opened from. */
export function askFrom(form: z.infer<typeof HoursForm>, knownName: string | null): HoursAsk {
  const donorId = parseId('dnr', form.donor)
  const name = form.donorName ?? knownName ?? ''
  return {
    hoursId: form.hours,
    donor: donorId ? { kind: 'known', donorId } : { kind: 'new', name, email: form.email ?? null, is: 'organisation' },
    gpuClass: form.gpuClass,
    promised: form.promised,
    firstMonth: form.firstMonth,
    lastMonth: form.lastMonth,
    agreement: form.agreement,
    isAnonymous: form.visibility === 'anonymous',
    publicName: form.visibility === 'named' ? name : null,
  }
}

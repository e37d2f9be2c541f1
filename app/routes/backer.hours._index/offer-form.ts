import { z } from 'zod'
import { typedHours, typedMonth } from '#app/area/hours-fields.ts'
import { madeId } from '#app/area/typed-fields.ts'
import type { HoursOffer } from '#app/domain/giving/in-kind/offer-hours.server.ts'

const line = (most: number, sentence: string) =>
  z.string(sentence).trim().min(1, sentence).max(most, `At most ${most} letters.`)

export const OfferForm = z.object({
  hours: madeId('hpl'),
  company: line(120, 'Type the name of the company.'),
  gpuClass: z.string('Choose a GPU class.').max(20),
  promised: typedHours,
  firstMonth: typedMonth,
  lastMonth: typedMonth,
  words: line(500, 'Say how the lab would reach these hours.'),
  visibility: z.enum(['named', 'anonymous']).default('named'),
})

/** The form as the verb takes it. */
export function offerFrom({ hours, ...form }: z.infer<typeof OfferForm>): HoursOffer {
  return { hoursId: hours, ...form }
}

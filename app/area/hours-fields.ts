import { z } from 'zod'
import { notHours } from '#app/area/month-hours.ts'
import { type GpuSeconds, parseGpuHours } from '#app/units/gpu-time.ts'
import { type Month, parseMonth } from '#app/units/time.ts'

/** GPU-hours as a person types them. */
export const typedHours = z
  .string('Say how many hours.')
  .max(20, notHours)
  .transform((text, context): GpuSeconds => {
    const seconds = parseGpuHours(text)
    if (seconds !== null) return seconds
    context.addIssue({ code: 'custom', message: notHours })
    return z.NEVER
  })

/** A month as a month field sends it, or as it is typed where the browser has none. */
export const typedMonth = z.string('Choose a month.').transform((text, context): Month => {
  const month = parseMonth(text)
  if (month) return month
  context.addIssue({ code: 'custom', message: 'Write the month as 2026-03.' })
  return z.NEVER
})

/** What every form about hours that are there asks. */
export const deliveryFields = {
  month: typedMonth,
  hours: typedHours,
  evidence: z.string('Say how it shows.').trim().min(1, 'Say how it shows.').max(500, 'At most 500 letters.'),
}

import { z } from 'zod'

const whole = 'Type a whole number.'

/** What the form of a GPU class sends; the verb judges the code, which bears another name here: a refused form never sends a code back. */
export const ClassFields = z.object({
  slurmType: z.string('Type what Slurm calls it.').max(40, 'At most 40 letters.'),
  name: z.string('Type the name people know.').max(80, 'At most 80 letters.'),
  gpuCount: z.coerce.number(whole).int(whole).min(0, whole).max(1_000_000, 'At most a million.').default(0),
  memoryGigabytes: z.coerce.number(whole).int(whole).min(1, whole).max(100_000, 'At most 100,000 GB.').optional(),
  position: z.coerce.number(whole).int(whole).min(0, whole).max(999, 'At most 999.').default(0),
})

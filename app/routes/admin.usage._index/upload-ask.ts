import { z } from 'zod'

/** Larger files are imported by a job, so that nobody waits on the page. */
export const largestHere = 5 << 20
const largest = 200 << 20

export const Upload = z.object({
  file: z
    .instanceof(File, { message: 'Choose a file.' })
    .refine((file) => file.size > 0, 'The file is empty.')
    .refine((file) => file.size <= largest, 'Send files above 200 MB by the API, or with npm run import:usage.'),
  isDryRun: z.boolean().optional(),
  columns: z.string().max(2000).optional(),
  delimiter: z.string().max(10).optional(),
  timeZone: z.string().max(60).optional(),
})

/** The file's bytes, a piece at a time. */
export async function* chunksOf(file: File): AsyncGenerator<Uint8Array> {
  const reader = file.stream().getReader()
  for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value
}

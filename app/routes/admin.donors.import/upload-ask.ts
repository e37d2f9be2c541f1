import { z } from 'zod'
import { importKinds, largestFile } from '#app/domain/giving/imports/giving-import.ts'

export const ImportUpload = z.object({
  file: z
    .instanceof(File, { message: 'Choose a file.' })
    .refine((file) => file.size > 0, 'The file is empty.')
    .refine((file) => file.size <= largestFile, 'The file is larger than 32 MB. Split it in two.'),
  kind: z.enum(importKinds, 'Choose what the rows are.'),
})

/** The file's bytes, a piece at a time. */
export async function* chunksOf(file: File): AsyncGenerator<Uint8Array> {
  const reader = file.stream().getReader()
  for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value
}

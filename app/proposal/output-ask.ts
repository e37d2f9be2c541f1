import { z } from 'zod'
import { outputKinds } from '#app/domain/grants/output.ts'
import type { OutputRefusal } from '#app/domain/grants/record-output.server.ts'
import { parseDay } from '#app/units/time.ts'

/** A posted release. */
export const OutputAsk = z.object({
  kind: z.enum(outputKinds, 'Choose what it is.'),
  title: z.string('Give its name.').max(200, 'A name is at most 200 letters.'),
  summary: z.string('Say in a sentence what it is.').max(1000, 'A summary is at most 1,000 letters.'),
  url: z.string('Write its address.').max(500, 'An address is at most 500 letters.'),
  licence: z.string('Write its licence, such as Apache-2.0.').max(200),
  releasedOn: z
    .string('Write the day it was released.')
    .transform(parseDay)
    .refine((day) => day !== null, 'Write the day as year, month and day.')
    .transform((day) => day ?? ('' as never)),
})

export const outputSentences: Record<Exclude<OutputRefusal, 'not-found'>, { field: string; sentence: string }> = {
  'title-missing': { field: 'title', sentence: 'Give its name.' },
  'not-a-url': { field: 'url', sentence: 'Write an address that starts with https:// and that anyone can open.' },
  'not-a-licence': { field: 'licence', sentence: 'Write a licence of the SPDX list, such as Apache-2.0 or CC-BY-4.0.' },
  'in-the-future': { field: 'releasedOn', sentence: 'This day is still to come. Record it when it is released.' },
  'already-recorded': { field: 'url', sentence: 'This address is recorded already.' },
}

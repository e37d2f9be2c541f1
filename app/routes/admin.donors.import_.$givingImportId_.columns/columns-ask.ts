import { z } from 'zod'
import type { Channel } from '#app/domain/giving/arrival.ts'
import { channelWords } from '#app/domain/giving/arrival.ts'
import { donorKinds, type ImportChoices, type ImportKind } from '#app/domain/giving/imports/giving-import.ts'
import { fieldsOf, type ImportField } from '#app/domain/giving/imports/import-field.ts'
import type { MapRefusal } from '#app/domain/giving/imports/map-import.server.ts'
import { parseId } from '#app/units/id.ts'

export const leftOutColumn = 'none'
/** Property is not among them: a file has no words for what it is. */
export const channels = (Object.keys(channelWords) as Channel[]).filter((channel) => channel !== 'property')

export const columnName = (index: number) => `column${index}`

/** The form of one file: a field for each of its columns, and what is said once for all rows. */
export function columnsForm(kind: ImportKind, columns: number) {
  const known = [leftOutColumn, ...fieldsOf(kind)]
  const column = z
    .string()
    .default(leftOutColumn)
    .refine((text) => known.includes(text), 'Choose what this column is.')
  return z.object({
    columns: z.object(Object.fromEntries(Array.from({ length: columns }, (_, index) => [columnName(index), column]))),
    source: z
      .string('Say whose ids these are.')
      .trim()
      .min(1, 'Say whose ids these are.')
      .max(60, 'At most 60 letters.'),
    donorKind: z.enum(donorKinds, 'Choose a kind of donor.').default('person'),
    fund: z.string().optional(),
    channel: z.enum(channels, 'Choose a way of paying.').default('cheque'),
    dates: z.enum(['month-first', 'day-first'], 'Choose how days are written.').default('month-first'),
    monthDay: z.enum(['first', 'last', 'refuse'], 'Choose what a month without a day becomes.').default('first'),
    money: z.enum(['earlier', 'bank'], 'Choose where the money is.').default('earlier'),
  })
}

type Columns = z.output<ReturnType<typeof columnsForm>>

export function mappingOf({ columns }: Columns, count: number): (ImportField | null)[] {
  return Array.from({ length: count }, (_, index) => {
    const field = columns[columnName(index)]
    return field === undefined || field === leftOutColumn ? null : (field as ImportField)
  })
}

export function choicesOf({ columns: _columns, fund, ...said }: Columns): ImportChoices {
  return { ...said, fundId: parseId('fnd', fund) }
}

export const mapSentences: Record<Exclude<MapRefusal, 'no-such-import'>, string> = {
  'not-now': 'The file is being worked on, or was written already. Nothing was changed.',
  'other-columns': 'This form is too old. Open it again; nothing was changed.',
  'no-such-fund': 'That fund is not open. Choose another.',
  'field-twice': 'Two columns are said to be the same thing. Leave one of them out.',
  'no-name': 'Say which column names the donor: a name, an organisation or an e-mail address.',
  'no-amount': 'Say which column is the amount.',
  'no-day': 'Say which column is the day of the gift.',
}

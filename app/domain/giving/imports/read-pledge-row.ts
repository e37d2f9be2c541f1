import { cents } from '#app/units/money.ts'
import type { Day } from '#app/units/time.ts'
import { kindOf, type PledgeMethod, pledgeMethods } from '../pledges/pledge.ts'
import { type ScheduleRefusal, scheduleRefusal } from '../pledges/schedule.ts'
import { readChannel, readFirmness, readRhythm } from './cell-words.ts'
import type { ToldPledge } from './giving-import.ts'
import { firstLetters, type Read, readAmount, readAnonymity, readDay } from './read-cell.ts'
import { readCurrency, readFund } from './read-gift-row.ts'
import type { CellOf, RowReading, RowRemarks } from './row-reading.ts'

/** What is still to come of a pledge, in equal parts from a day on. What was paid of it before is imported as gifts. */
export function readToldPledge(
  cell: CellOf,
  by: RowReading,
  { remarks, email }: { remarks: RowRemarks; email: string | null },
): ToldPledge | null {
  if (!email) remarks.reasons.push('A pledge needs an e-mail address: its reminders go there.')
  const amount = remarks.take(readAmount(cell('amount')))
  const fundId = remarks.take(readFund(cell('fund'), by))
  const firstOn = remarks.take(readFirstDay(cell('firstOn'), by))
  const rhythm = remarks.take(readRhythm(cell('rhythm')))
  const parts = remarks.take(readParts(cell('parts')))
  const firmness = remarks.take(readFirmness(cell('firmness')))
  const method = remarks.take(readMethod(cell('channel'), by.choices.channel))
  remarks.take(readCurrency(cell('currency')))
  const { value: isAnonymous, note } = readAnonymity(cell('isAnonymous'))
  if (note) remarks.notes.push(note)
  if (amount === null || !fundId || !firstOn || !rhythm || !parts || !firmness || !method) return null
  const refused = scheduleRefusal({ amount, schedule: { rhythm, count: parts, firstOn }, method }, by.today)
  if (refused) remarks.reasons.push(scheduleSentences[refused])
  const kind = kindOf({ firmness, method })
  if (kind === 'conditional') throw new Error('a file tells of no conditions')
  return {
    amount: cents(amount).toString(),
    fundId,
    kind,
    method,
    rhythm,
    parts,
    firstOn,
    isAnonymous,
    note: firstLetters(cell('note'), 1_000) || null,
  }
}

function readFirstDay(text: string, by: RowReading): Read<Day> {
  if (text === '') return { problem: 'The day of the first part is missing.' }
  return readDay(text, { ...by.choices, zone: by.zone })
}

function readParts(text: string): Read<number> {
  if (text === '') return { value: 1 }
  const parts = /^\d{1,3}$/.test(text) ? Number(text) : 0
  return parts > 0 ? { value: parts } : { problem: `“${text}” is no number of parts.` }
}

/** Nobody's card is in a file: a pledge that was paid by one is paid by cheque until its giver saves a card here. */
function readMethod(text: string, otherwise: Parameters<typeof readChannel>[1]): Read<PledgeMethod> {
  const read = readChannel(text, otherwise)
  const method = pledgeMethods.find((one) => one === read.value)
  if (method && method !== 'card' && method !== 'bank_debit') return { ...read, value: method }
  return {
    value: 'cheque',
    note: 'No card or bank account comes with a file: taken as paid by cheque until the giver saves one.',
  }
}

const scheduleSentences: Record<ScheduleRefusal, string> = {
  'too-small': 'A pledge is of $100 at least.',
  'too-large': 'It is more than a billion dollars.',
  'no-parts': 'It has no parts.',
  'too-many-parts': 'It has more than 120 parts.',
  'part-too-small': 'Each part is of $5 at least.',
  'part-too-large': 'A part is larger than its way of paying allows.',
  'sum-differs': 'Its parts do not add up.',
  'day-twice': 'Two parts are due on one day.',
  'day-past': 'Its first part lies in the past: import what is still to come.',
  'day-too-far': 'Its last part is more than 15 years ahead.',
}

import type { Id } from '#app/units/id.ts'
import type { Day } from '#app/units/time.ts'
import { keyOf, readChannel, readStatus } from './cell-words.ts'
import type { ToldGift } from './giving-import.ts'
import { firstLetters, type Read, readAmount, readAnonymity, readDay, readYesOrNo } from './read-cell.ts'
import type { CellOf, RowReading, RowRemarks } from './row-reading.ts'

/** The gift of a row. Money that is under way, failed or was given back is refused: only what came and stayed is a gift. */
export function readToldGift(cell: CellOf, by: RowReading, remarks: RowRemarks): ToldGift | null {
  const amount = remarks.take(readAmount(cell('amount')))
  const giftDate = remarks.take(readPastDay(cell('giftDate'), by))
  const fundId = remarks.take(readFund(cell('fund'), by))
  const channel = remarks.take(readChannel(cell('channel'), by.choices.channel))
  remarks.take(readStatus(cell('status')))
  remarks.take(readCurrency(cell('currency')))
  remarks.take(readGivenBack(cell('isGivenBack')))
  const { value: isAnonymous, note } = readAnonymity(cell('isAnonymous'))
  if (note) remarks.notes.push(note)
  if (amount === null || !giftDate || !fundId || !channel) return null
  return {
    amount: amount.toString(),
    giftDate,
    channel,
    fundId,
    reference: firstLetters(cell('reference'), 200) || null,
    isAnonymous,
    note: firstLetters(cell('note'), 1_000) || null,
  }
}

function readPastDay(text: string, by: RowReading): Read<Day> {
  const read = readDay(text, { ...by.choices, zone: by.zone })
  if ('problem' in read) return read
  if (read.value > by.today) return { problem: `${read.value} lies ahead: the money cannot have come.` }
  return read.value < '1900-01-01' ? { problem: `${read.value} is before 1900.` } : read
}

function readGivenBack(text: string): Read<true> {
  const said = readYesOrNo(text)
  if (said === false) return { value: true }
  return { problem: said ? 'It was given back.' : `“${text}” does not say whether it was given back: yes or no.` }
}

/** The fund a row names, or the one chosen for the file where it names none. */
export function readFund(text: string, { funds, choices }: RowReading): Read<Id<'fnd'>> {
  const named = text === '' ? choices.fundId : (funds.get(keyOf(text)) ?? null)
  if (named) return { value: named }
  return {
    problem: text === '' ? 'It names no fund, and none is chosen for the file.' : `There is no open fund “${text}”.`,
  }
}

export function readCurrency(text: string): Read<true> {
  return text === '' || /^(usd|us\$|\$|us dollars?)$/i.test(text)
    ? { value: true }
    : { problem: `It is in ${text}: the books hold US dollars.` }
}

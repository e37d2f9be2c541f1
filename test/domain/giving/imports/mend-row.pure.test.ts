import { expect, test } from 'vitest'
import { mendCells, mendColumns } from '#app/domain/giving/imports/mend-row.ts'
import { reasonHeader } from '#app/domain/giving/imports/row-key.ts'

const headers = ['Name', 'Date', 'Amount']
const again = [...headers, reasonHeader]

test('a row that matches its headers comes back with them and its new reasons', () => {
  expect(mendColumns(headers)).toEqual(again)
  expect(mendColumns(again)).toEqual(again)
  expect(mendCells(headers, { cells: ['Mary', '', '5'], reasons: ['No day.'] })).toEqual(['Mary', '', '5', 'No day.'])
  expect(mendCells(again, { cells: ['Mary', '', '5', 'Old.'], reasons: ['New.'] })).toEqual(['Mary', '', '5', 'New.'])
})

test.each([
  [headers, ['Mary', '2020-01-01', '1', '234.50']],
  [headers, ['Mary', '5']],
  [again, ['Mary', '2020-01-01', '1', '234.50', 'Old.']],
  [again, ['Mary', '5', 'Old.']],
])('a row that does not match %s keeps its cells and matches no better', (columns, cells) => {
  const row = mendCells(columns, { cells, reasons: ['It has too many cells.'] })

  expect(row.slice(0, cells.length)).toEqual(cells)
  expect(row.length).not.toBe(mendColumns(columns).length)
})

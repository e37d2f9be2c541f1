import type { ReactNode } from 'react'

export type Column = {
  name: string
  label: string
  /** end for amounts and counts: right-aligned, tabular figures. */
  align?: 'start' | 'end' | undefined
  /** Where the heading leads to sort by it on the server, and how it is sorted now. */
  sortTo?: string | undefined
  sorted?: 'ascending' | 'descending' | undefined
  /** The cell of this column names its row. Without any, the first column does. */
  isRowHeading?: boolean | undefined
  /** Keeps the cell on one line. */
  isTight?: boolean | undefined
  /** Keeps the row low: one line, the end of a long text left out. Its page has the whole of it. */
  isClipped?: boolean | undefined
}

export type TableSelect = {
  name: string
  label: (row: TableRowOf) => string
  /** The ids of the rows that come ticked, as after a refusal. */
  chosen?: readonly string[] | undefined
}

export type TableRowOf = {
  id: string
  cells: Record<string, ReactNode>
  /** Where the row leads; `Enter` on a marked row goes there. */
  to?: string | undefined
  /** A row that waits for somebody, or one that is struck. */
  look?: 'marked' | 'struck' | undefined
  /** A line across the table after this row, with words on it: the cut line of a panel. */
  ruleAfter?: string | undefined
}

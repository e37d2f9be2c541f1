import { type ReactNode, useId } from 'react'
import { classNames } from './class-names.ts'
import { ScrollRegion } from './scroll-region.tsx'
import styles from './table.module.css'
import { TableHead } from './table-head.tsx'
import { TableRow } from './table-row.tsx'
import type { Column, TableRowOf, TableSelect } from './table-types.ts'

type TableProps = {
  caption: string
  /** hidden when a heading right above says the same. */
  captionIs?: 'shown' | 'hidden' | undefined
  columns: readonly Column[]
  rows: readonly TableRowOf[]
  /** What stands here without rows: an Empty with the first step. */
  empty?: ReactNode
  /** Totals, by column name. */
  footer?: Record<string, ReactNode> | undefined
  /** Makes rows selectable for a bulk action: the checkbox name, the words for one row, and which are ticked. */
  select?: TableSelect | undefined
  /** dense has 36 px rows, for staff; open breathes, for everyone. */
  look?: 'dense' | 'open' | undefined
}

/** Rows of quantities. Scrolls sideways in its own focusable region on a narrow screen. */
export function Table({ caption, captionIs = 'shown', look = 'dense', ...table }: TableProps) {
  const captionId = useId()
  if (table.rows.length === 0 && table.empty) {
    return <div className={styles.emptyRegion}>{table.empty}</div>
  }
  const headingName = (table.columns.find((column) => column.isRowHeading) ?? table.columns[0])?.name
  return (
    <ScrollRegion labelledBy={captionId} className={styles.region}>
      <table className={classNames(styles.table, styles[look])} data-rows={look === 'dense' ? '' : undefined}>
        <caption id={captionId} className={classNames(styles.caption, captionIs === 'hidden' && styles.captionHidden)}>
          <span className={styles.captionWords}>{caption}</span>
        </caption>
        <TableHead columns={table.columns} isSelectable={table.select !== undefined} />
        <tbody>
          {table.rows.map((row) => (
            <TableRow key={row.id} row={row} columns={table.columns} headingName={headingName} select={table.select} />
          ))}
        </tbody>
        {table.footer && (
          <TableFoot columns={table.columns} cells={table.footer} isSelectable={table.select !== undefined} />
        )}
      </table>
    </ScrollRegion>
  )
}

type TableFootProps = { columns: readonly Column[]; cells: Record<string, ReactNode>; isSelectable: boolean }

function TableFoot({ columns, cells, isSelectable }: TableFootProps) {
  return (
    <tfoot>
      <tr>
        {isSelectable && <td />}
        {columns.map((column) => (
          <td key={column.name} data-label={column.label} className={column.align === 'end' ? styles.end : undefined}>
            {cells[column.name]}
          </td>
        ))}
      </tr>
    </tfoot>
  )
}

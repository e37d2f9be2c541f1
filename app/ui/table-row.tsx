import { classNames } from './class-names.ts'
import styles from './table.module.css'
import type { Column, TableRowOf, TableSelect } from './table-types.ts'

type TableRowProps = {
  row: TableRowOf
  columns: readonly Column[]
  headingName: string | undefined
  select: TableSelect | undefined
}

/** One row, and the rule under it where one is drawn. */
export function TableRow({ row, columns, headingName, select }: TableRowProps) {
  return (
    <>
      <tr data-row={row.id} data-to={row.to} className={row.look && styles[row.look]}>
        {select && (
          <td className={styles.select}>
            <label className={styles.check}>
              <input
                type="checkbox"
                name={select.name}
                value={row.id}
                aria-label={select.label(row)}
                defaultChecked={select.chosen?.includes(row.id)}
                data-select
              />
            </label>
          </td>
        )}
        {columns.map((column) => {
          const className = classNames(
            column.align === 'end' && styles.end,
            column.isTight && styles.tight,
            column.isClipped && styles.clipped,
          )
          return column.name === headingName ? (
            <th
              key={column.name}
              scope="row"
              data-label={column.label}
              className={classNames(styles.rowHeading, className)}
            >
              {row.to ? <a href={row.to}>{row.cells[column.name]}</a> : row.cells[column.name]}
            </th>
          ) : (
            <td key={column.name} data-label={column.label} className={className}>
              {row.cells[column.name]}
            </td>
          )
        })}
      </tr>
      {row.ruleAfter && (
        <tr className={styles.rule}>
          <td colSpan={columns.length + (select ? 1 : 0)}>
            <span className={styles.ruleWords}>{row.ruleAfter}</span>
          </td>
        </tr>
      )}
    </>
  )
}

import styles from './table.module.css'
import type { Column } from './table-types.ts'
import { VisuallyHidden } from './visually-hidden.tsx'

/** The heading row. A column that sorts is a link: the server sorts, the URL keeps it. */
export function TableHead({ columns, isSelectable }: { columns: readonly Column[]; isSelectable: boolean }) {
  return (
    <thead>
      <tr>
        {isSelectable && (
          <th scope="col" className={styles.select}>
            <VisuallyHidden>Select</VisuallyHidden>
          </th>
        )}
        {columns.map((column) => (
          <th
            key={column.name}
            scope="col"
            aria-sort={column.sorted}
            className={column.align === 'end' ? styles.end : undefined}
          >
            {column.sortTo ? (
              <a href={column.sortTo} className={styles.sort}>
                {column.label}
                <span aria-hidden="true" className={styles.arrow}>
                  {arrowFor(column)}
                </span>
              </a>
            ) : (
              column.label
            )}
          </th>
        ))}
      </tr>
    </thead>
  )
}

function arrowFor(column: Column): string {
  if (!column.sorted) return '↕'
  return column.sorted === 'ascending' ? '↑' : '↓'
}

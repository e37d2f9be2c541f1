import type { ReactNode } from 'react'
import styles from './summary-list.module.css'
import { VisuallyHidden } from './visually-hidden.tsx'

export type SummaryRow = {
  term: string
  /** The answer; without one "Not answered yet" stands there, or the error alone. */
  value?: ReactNode
  changeTo?: string | undefined
  error?: string | undefined
}

/** Answers to check before they are sent, each with its way back. Also fits the facts of a record. */
export function SummaryList({ rows }: { rows: readonly SummaryRow[] }) {
  return (
    <dl className={styles.list}>
      {rows.map((row) => (
        <div key={row.term} className={styles.row}>
          <dt className={styles.term}>{row.term}</dt>
          <dd className={styles.value}>
            {row.value ?? (!row.error && <span className={styles.missing}>Not answered yet</span>)}
            {row.error && <p className={styles.error}>{row.error}</p>}
          </dd>
          {row.changeTo && (
            <dd className={styles.change}>
              <a href={row.changeTo}>
                Change<VisuallyHidden> {row.term.toLowerCase()}</VisuallyHidden>
              </a>
            </dd>
          )}
        </div>
      ))}
    </dl>
  )
}

import type { ReactNode } from 'react'
import styles from './details.module.css'

type DetailsProps = { summary: ReactNode; isOpen?: boolean | undefined; children: ReactNode }

/** More on request: method, postings, the table behind a picture. */
export function Details({ summary, isOpen = false, children }: DetailsProps) {
  return (
    <details className={styles.details} open={isOpen}>
      <summary className={styles.summary}>{summary}</summary>
      <div className={styles.body}>{children}</div>
    </details>
  )
}

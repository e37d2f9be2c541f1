import type { ReactNode } from 'react'
import styles from './timeline.module.css'
import { When } from './when.tsx'

export type Happening = {
  id: string
  at: Date
  /** Who did it, and for whom: "June Park", "June Park for Ada Lovelace", "The portal". */
  who: string
  /** What happened, in the past tense: "released the decision". */
  what: ReactNode
  /** The change itself: before and after, by field. */
  changes?: readonly { name: string; before: ReactNode; after: ReactNode }[] | undefined
  note?: ReactNode
}

type TimelineProps = { happenings: readonly Happening[]; zone?: string | undefined; empty?: ReactNode }

/** What happened to a record, newest first as given. */
export function Timeline({ happenings, zone, empty = 'Nothing has happened yet.' }: TimelineProps) {
  if (happenings.length === 0) return <p className={styles.empty}>{empty}</p>
  return (
    <ol className={styles.timeline}>
      {happenings.map((happening) => (
        <li key={happening.id} className={styles.happening}>
          <p className={styles.line}>
            <strong>{happening.who}</strong> {happening.what}
          </p>
          <p className={styles.when}>
            <When at={happening.at} zone={zone} />
          </p>
          {happening.note && <div className={styles.note}>{happening.note}</div>}
          {happening.changes && happening.changes.length > 0 && <Changes changes={happening.changes} />}
        </li>
      ))}
    </ol>
  )
}

function Changes({ changes }: { changes: NonNullable<Happening['changes']> }) {
  return (
    <details className={styles.changes}>
      <summary>{changes.length === 1 ? 'What changed' : `${changes.length} things changed`}</summary>
      <dl>
        {changes.map((change) => (
          <div key={change.name} className={styles.change}>
            <dt>{change.name}</dt>
            <dd>
              <del>{change.before}</del> <ins>{change.after}</ins>
            </dd>
          </div>
        ))}
      </dl>
    </details>
  )
}

import type { ReactNode } from 'react'
import styles from './name-wall.module.css'

export type WallName = {
  id: string
  name: string
  to?: string | undefined
  note?: ReactNode
  /** A picture over the name. */
  mark?: ReactNode
  /** Leads to somebody else’s site, for which the lab does not vouch. */
  isElsewhere?: boolean | undefined
}

/** Names set as on a donors' page of a journal: the larger the circle, the larger the type. */
export function NameWall({
  label,
  size,
  names,
}: {
  label: string
  size: 'large' | 'normal'
  names: readonly WallName[]
}) {
  return (
    <ul aria-label={label} className={styles[size]}>
      {names.map((entry) => (
        <li key={entry.id} className={styles.entry}>
          {entry.mark && <span className={styles.mark}>{entry.mark}</span>}
          <span className={styles.name}>
            {entry.to ? (
              <a href={entry.to} rel={entry.isElsewhere ? 'nofollow noopener ugc' : undefined}>
                {entry.name}
              </a>
            ) : (
              entry.name
            )}
          </span>
          {entry.note && <span className={styles.note}>{entry.note}</span>}
        </li>
      ))}
    </ul>
  )
}

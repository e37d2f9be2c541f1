import styles from './found-list.module.css'
import { Status } from './status.tsx'

export type FoundRow = { id: string; to: string; title: string; detail: string; state?: string | undefined }
export type FoundGroupRows = {
  /** What these records are, in the plural: Gifts. */
  label: string
  rows: readonly FoundRow[]
  /** Where all of them are, when there are more than shown. */
  moreTo?: string | undefined
}

/** What a search found, by kind: each a link with what tells it from the next. */
export function FoundList({ groups }: { groups: readonly FoundGroupRows[] }) {
  return (
    <div className={styles.groups} data-found>
      {groups.map((group) => (
        <section key={group.label} className={styles.group}>
          <h2 className={styles.label}>{group.label}</h2>
          <ul className={styles.rows}>
            {group.rows.map((row) => (
              <li key={row.id} data-row={row.id}>
                <a href={row.to} className={styles.row}>
                  <span className={styles.title}>{row.title}</span>
                  <span className={styles.detail}>{row.detail}</span>
                  {row.state && <Status of={row.state} />}
                </a>
              </li>
            ))}
          </ul>
          {group.moreTo && (
            <p className={styles.more}>
              <a href={group.moreTo}>More {group.label.toLowerCase()}</a>
            </p>
          )}
        </section>
      ))}
    </div>
  )
}

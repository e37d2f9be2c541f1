import { type ReactNode, useId } from 'react'
import { classNames } from './class-names.ts'
import styles from './section.module.css'

type SectionProps = {
  title: ReactNode
  /** A sentence or a method note that stands in the margin on wide sheets. */
  note?: ReactNode
  /** A link or button at the end of the heading line. */
  action?: ReactNode
  /** public: serif, title in the margin of a wide sheet; broad: serif, title above, for what needs the whole sheet; plain: sans, title above. */
  look?: 'public' | 'broad' | 'plain' | undefined
  id?: string | undefined
  children?: ReactNode
}

/** A titled part of a page. */
export function Section({ title, note, action, look = 'plain', id, children }: SectionProps) {
  const made = useId()
  const headingId = `${id ?? made}-heading`
  return (
    <section id={id} aria-labelledby={headingId} className={classNames(styles.section, styles[look])}>
      <div className={styles.head}>
        <h2 id={headingId} className={styles.title}>
          {title}
        </h2>
        {note && <div className={styles.note}>{note}</div>}
        {action && <div className={styles.action}>{action}</div>}
      </div>
      <div className={styles.body}>{children}</div>
    </section>
  )
}

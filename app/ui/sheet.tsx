import type { ReactNode } from 'react'
import { Orbit } from './orbit.tsx'
import styles from './sheet.module.css'

type SheetProps = {
  /** What this paper is: "Receipt", "Award letter". */
  title: ReactNode
  /** Its number, in the top right corner. */
  number?: ReactNode
  /** The id its mark is drawn from. */
  markId: string
  /** Who issues it: name, address, EIN, one line each. */
  issuer: readonly string[]
  /** The small print at the foot. */
  footer?: ReactNode
  children: ReactNode
}

/** A sheet of paper on the screen, and exactly that on paper: receipts, statements, letters of award. */
export function Sheet({ title, number, markId, issuer, footer, children }: SheetProps) {
  return (
    <article className={styles.sheet}>
      <header className={styles.head}>
        <Orbit id={markId} size={48} kind="money" />
        <div className={styles.heading}>
          <h2 className={styles.title}>{title}</h2>
          {number && <p className={styles.number}>{number}</p>}
        </div>
        <address className={styles.issuer}>
          {issuer.map((line) => (
            <span key={line}>{line}</span>
          ))}
        </address>
      </header>
      <div className={styles.body}>{children}</div>
      {footer && <footer className={styles.footer}>{footer}</footer>}
    </article>
  )
}

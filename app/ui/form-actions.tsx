import type { ReactNode } from 'react'
import styles from './form-actions.module.css'

/** The buttons at the end of a form: the main one first, and what happens when it is pressed. */
export function FormActions({ note, children }: { note?: ReactNode; children: ReactNode }) {
  return (
    <div className={styles.actions}>
      <div className={styles.buttons}>{children}</div>
      {note && <p className={styles.note}>{note}</p>}
    </div>
  )
}

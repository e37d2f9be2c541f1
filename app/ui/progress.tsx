import type { ReactNode } from 'react'
import styles from './progress.module.css'

type ProgressProps = {
  label: string
  done: number
  of: number
  /** The figures in words; "340 of 1,000" unless given. */
  words?: ReactNode
}

/** How far a piece of work is: an import, a batch of letters. */
export function Progress({ label, done, of, words }: ProgressProps) {
  return (
    <div className={styles.progress}>
      <p className={styles.line}>
        <span>{label}</span>
        <span className={styles.words}>
          {words ?? `${done.toLocaleString('en-US')} of ${of.toLocaleString('en-US')}`}
        </span>
      </p>
      <progress aria-label={label} value={done} max={of || 1} className={styles.bar} />
    </div>
  )
}

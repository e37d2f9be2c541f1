import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import styles from './stat.module.css'
import type { Kind } from './tone.ts'
import { VisuallyHidden } from './visually-hidden.tsx'

type StatProps = {
  /** What the number counts: "given since 2024". */
  label: ReactNode
  /** The number itself, without its unit: "$412,300" or "12,400". */
  value: ReactNode
  unit?: ReactNode
  kind?: Kind | undefined
  /** Where the number comes from: its ledger entries, its project, its method. */
  to?: string | undefined
  /** The words of that link. */
  follow?: string | undefined
  note?: ReactNode
  size?: 'normal' | 'large' | undefined
}

/** A number that can be followed. */
export function Stat({
  label,
  value,
  unit,
  kind,
  to,
  follow = 'Follow this number',
  note,
  size = 'normal',
}: StatProps) {
  return (
    <div className={classNames(styles.stat, styles[size], kind && styles[kind])}>
      <p className={styles.figure}>
        <span className={styles.value}>{value}</span>
        {unit && <span className={styles.unit}> {unit}</span>}
      </p>
      <p className={styles.label}>{label}</p>
      {note && <p className={styles.note}>{note}</p>}
      {to && (
        <p className={styles.follow}>
          <a href={to}>
            {follow}
            <VisuallyHidden>: {label}</VisuallyHidden>
          </a>
        </p>
      )}
    </div>
  )
}

/** Several numbers on one line, parted by hairlines. */
export function StatRow({ children }: { children: ReactNode }) {
  return <div className={styles.row}>{children}</div>
}

import type { ReactNode } from 'react'
import styles from './badge.module.css'
import { classNames } from './class-names.ts'
import type { Kind } from './tone.ts'

/** Says what something is of: money, compute or an open output; plain for any other label. */
export function Badge({ kind, children }: { kind?: Kind | 'plain' | undefined; children: ReactNode }) {
  return <span className={classNames(styles.badge, styles[kind ?? 'plain'])}>{children}</span>
}

import type { ReactNode } from 'react'
import styles from './empty.module.css'

type EmptyProps = {
  /** What will be here: "Your receipts will be here." */
  title: ReactNode
  /** The first step, as a ButtonLink or link. */
  action?: ReactNode
  children?: ReactNode
}

/** Nothing yet: what will be here, and the first step towards it. */
export function Empty({ title, action, children }: EmptyProps) {
  return (
    <div className={styles.empty}>
      <p className={styles.title}>{title}</p>
      {children && <div className={styles.body}>{children}</div>}
      {action && <div className={styles.action}>{action}</div>}
    </div>
  )
}

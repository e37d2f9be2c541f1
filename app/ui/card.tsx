import type { ReactNode } from 'react'
import styles from './card.module.css'

type CardProps = {
  title?: ReactNode
  /** Makes the title a link. */
  to?: string | undefined
  /** A word or two over the title. */
  kicker?: ReactNode
  /** A small drawing beside the title, such as an Orbit. */
  mark?: ReactNode
  /** A link or button beside the title. */
  action?: ReactNode
  /** The last line, under a hairline. */
  footer?: ReactNode
  headingLevel?: 2 | 3 | undefined
  children?: ReactNode
}

/** One thing on a sheet of its own. */
export function Card({ title, to, kicker, mark, action, footer, headingLevel = 3, children }: CardProps) {
  const Heading = headingLevel === 2 ? 'h2' : 'h3'
  return (
    <div className={styles.card}>
      {(title || kicker) && (
        <div className={styles.head}>
          {mark && <div className={styles.mark}>{mark}</div>}
          <div className={styles.heading}>
            {kicker && <p className={styles.kicker}>{kicker}</p>}
            {title && <Heading className={styles.title}>{to ? <a href={to}>{title}</a> : title}</Heading>}
          </div>
          {action && <div className={styles.action}>{action}</div>}
        </div>
      )}
      {children && <div className={styles.body}>{children}</div>}
      {footer && <div className={styles.footer}>{footer}</div>}
    </div>
  )
}

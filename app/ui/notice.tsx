import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import styles from './notice.module.css'
import { ToneMark } from './status.tsx'
import type { Tone } from './tone.ts'

export type NoticeTone = Exclude<Tone, 'quiet'>

const words: Record<NoticeTone, string> = { info: 'Note', good: 'Done', warn: 'Attention', bad: 'Problem' }

type NoticeProps = {
  tone?: NoticeTone | undefined
  /** The bold first line. Without it the tone's word stands there, so colour is never the only sign. */
  title?: ReactNode
  action?: ReactNode
  children?: ReactNode
}

/** Something to know about this page. */
export function Notice({ tone = 'info', title, action, children }: NoticeProps) {
  return (
    <div className={classNames(styles.notice, styles[tone])}>
      <span className={styles.mark}>
        <ToneMark tone={tone} />
      </span>
      <div className={styles.words}>
        <p className={styles.title}>{title ?? words[tone]}</p>
        {children && <div className={styles.body}>{children}</div>}
      </div>
      {action && <div className={styles.action}>{action}</div>}
    </div>
  )
}

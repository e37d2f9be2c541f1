import type { ReactNode } from 'react'
import styles from './letter-preview.module.css'
import { When } from './when.tsx'

type LetterPreviewProps = {
  from: string
  to: string
  subject: string
  sentAt?: Date | undefined
  zone?: string | undefined
  attachments?: readonly { name: string; to: string }[] | undefined
  /** The address that serves the letter as it looks in a mailbox; shown in a frame without script. */
  frameTo?: string | undefined
  /** The letter as text, where no frame is wanted. */
  children?: ReactNode
}

/** A letter as it will arrive, before or after it is sent. */
export function LetterPreview({
  from,
  to,
  subject,
  sentAt,
  zone,
  attachments = [],
  frameTo,
  children,
}: LetterPreviewProps) {
  return (
    <article className={styles.letter}>
      <header className={styles.head}>
        <h2 className={styles.subject}>{subject}</h2>
        <p className={styles.line}>
          From {from} to {to}
          {sentAt && (
            <>
              , <When at={sentAt} zone={zone} />
            </>
          )}
        </p>
      </header>
      {frameTo && <iframe src={frameTo} title={`Letter: ${subject}`} sandbox="" className={styles.frame} />}
      {children && <div className={styles.body}>{children}</div>}
      {attachments.length > 0 && (
        <ul aria-label="Attachments" className={styles.attachments}>
          {attachments.map((attachment) => (
            <li key={attachment.to}>
              <a href={attachment.to}>{attachment.name}</a>
            </li>
          ))}
        </ul>
      )}
    </article>
  )
}

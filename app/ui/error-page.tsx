import type { ReactNode } from 'react'
import styles from './error-page.module.css'
import { Mono } from './mono.tsx'

export const errorStatuses = [400, 403, 404, 405, 409, 413, 423, 429, 500, 503] as const
export type ErrorStatus = (typeof errorStatuses)[number]

type Words = { title: string; wrong: string; kept: string; next: string }

const words: Record<ErrorStatus, Words> = {
  400: {
    title: 'This request cannot be read',
    wrong: 'The address, or what was sent with it, did not arrive as our pages send it.',
    kept: 'Nothing was changed.',
    next: 'Go back and try once more, or start again from the page below.',
  },
  403: {
    title: 'This page is not open to you',
    wrong: 'You are signed in, but this page belongs to someone with another role.',
    kept: 'Nothing was changed.',
    next: 'If you think you should see it, write to us with the reference below.',
  },
  404: {
    title: 'There is nothing at this address',
    wrong: 'The page may have moved, the address may be mistyped, or it may not be yours to see.',
    kept: 'Nothing was changed.',
    next: 'Check the address, or start again from the page below.',
  },
  405: {
    title: 'Nothing can be sent to this address',
    wrong: 'This address shows something; it takes nothing in.',
    kept: 'Nothing was changed.',
    next: 'Go back to the page you came from, or start again from the page below.',
  },
  409: {
    title: 'Someone else was a moment faster',
    wrong: 'What you were changing has changed since you opened it.',
    kept: 'Your change was not made, and theirs stands.',
    next: 'Open it again to see how it is now, then decide.',
  },
  413: {
    title: 'That was too large',
    wrong: 'What was sent is larger than this address accepts.',
    kept: 'Nothing of it was kept, and nothing was changed.',
    next: 'Go back, and send something smaller.',
  },
  423: {
    title: 'Stopped for now',
    wrong: 'An administrator has stopped this for everybody.',
    kept: 'Nothing was changed, and nothing is lost.',
    next: 'It goes on once it is started again. Write to us if you need it before.',
  },
  429: {
    title: 'That was too many tries in a short time',
    wrong: 'We slow down repeated requests to protect people and their cards.',
    kept: 'Nothing was charged and nothing was lost.',
    next: 'Wait a minute, then try once more.',
  },
  500: {
    title: 'We made a mistake',
    wrong: 'Something in our system broke while answering you. It is not something you did.',
    kept: 'Nothing half-done was kept: either all of your change was made, or none of it.',
    next: 'Try once more. If it breaks again, write to us with the reference below; we can find what happened by it.',
  },
  503: {
    title: 'We are out for a moment',
    wrong: 'The portal is being updated, or cannot reach its database.',
    kept: 'Gifts already paid are safe, and their receipts will follow. Deadlines move by the time we were out.',
    next: 'Try again in a few minutes.',
  },
}

type ErrorPageProps = {
  status: ErrorStatus
  /** The request's reference, for the person to quote and for us to find. */
  reference?: string | undefined
  title?: string | undefined
  wrong?: ReactNode
  kept?: ReactNode
  next?: ReactNode
  /** Ways on: ButtonLinks or links. */
  actions?: ReactNode
  /** What stands below the words. */
  children?: ReactNode
}

/** What was wrong, what was kept, what to do next, and by which reference we can find it. Place it inside a frame. */
export function ErrorPage({ status, reference, actions, children, ...said }: ErrorPageProps) {
  const usual = words[status]
  return (
    <main id="main" tabIndex={-1} className={styles.page}>
      <p className={styles.status}>{status}</p>
      <h1 className={styles.title}>{said.title ?? usual.title}</h1>
      <div className={styles.words}>
        <p>{said.wrong ?? usual.wrong}</p>
        <p>{said.kept ?? usual.kept}</p>
        <p>{said.next ?? usual.next}</p>
      </div>
      {children && <div className={styles.below}>{children}</div>}
      {actions && <div className={styles.actions}>{actions}</div>}
      {reference && (
        <p className={styles.reference}>
          Reference: <Mono>{reference}</Mono>
        </p>
      )}
    </main>
  )
}

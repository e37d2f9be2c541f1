import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import styles from './steps.module.css'
import { VisuallyHidden } from './visually-hidden.tsx'

export type Step = {
  name: string
  state: 'done' | 'current' | 'ahead'
  to?: string | undefined
  /** When it was done or is expected, or who has the ball. */
  note?: ReactNode
}

const spoken: Record<Step['state'], string> = { done: 'done', current: 'now', ahead: 'still to come' }

/** Where something stands on its way: an application, a pledge, a form of several pages. */
export function Steps({ label, steps }: { label: string; steps: readonly Step[] }) {
  return (
    <ol aria-label={label} className={styles.steps}>
      {steps.map((step) => (
        <li
          key={step.name}
          className={classNames(styles.step, styles[step.state])}
          aria-current={step.state === 'current' ? 'step' : undefined}
        >
          <span className={styles.name}>
            {step.to ? <a href={step.to}>{step.name}</a> : step.name}
            <VisuallyHidden> ({spoken[step.state]})</VisuallyHidden>
          </span>
          {step.note && <span className={styles.note}>{step.note}</span>}
        </li>
      ))}
    </ol>
  )
}

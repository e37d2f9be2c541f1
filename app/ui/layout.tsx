import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import styles from './layout.module.css'
import { ScrollRegion } from './scroll-region.tsx'

/** Things under each other with even space. */
export function Stack({ gap = 'normal', children }: { gap?: 'tight' | 'normal' | 'wide'; children: ReactNode }) {
  return <div className={classNames(styles.stack, styles[gap])}>{children}</div>
}

/** Things beside each other that wrap. */
export function Row({ children }: { children: ReactNode }) {
  return <div className={styles.row}>{children}</div>
}

/** Equal cells, as many abreast as fit. */
export function Grid({ cell = 'card', children }: { cell?: 'figure' | 'card' | 'wide'; children: ReactNode }) {
  return <div className={classNames(styles.grid, styles[cell])}>{children}</div>
}

type ColumnsProps = {
  main: ReactNode
  aside: ReactNode
  asideLabel: string
  /** What is read first: above the aside on a wide screen, above everything on a narrow one. */
  lead?: ReactNode
}

/** The work on the left, what belongs to it on the right; under each other on a narrow screen. */
export function Columns({ main, aside, asideLabel, lead }: ColumnsProps) {
  return (
    <div className={styles.columns}>
      {lead && <div className={styles.lead}>{lead}</div>}
      <div className={styles.main}>{main}</div>
      <aside aria-label={asideLabel} className={styles.aside}>
        {aside}
      </aside>
    </div>
  )
}

type SplitViewProps = { left: ReactNode; leftLabel: string; right: ReactNode; rightLabel: string }

/** Two panes that scroll apart on a wide screen: a proposal to read, a form to fill. */
export function SplitView({ left, leftLabel, right, rightLabel }: SplitViewProps) {
  return (
    <div className={styles.split}>
      <ScrollRegion label={leftLabel} className={styles.pane}>
        {left}
      </ScrollRegion>
      <ScrollRegion label={rightLabel} className={styles.pane}>
        {right}
      </ScrollRegion>
    </div>
  )
}

/** Running text at reading width, with the spacing of its paragraphs, lists and headings. */
export function Prose({ children }: { children: ReactNode }) {
  return <div className={styles.prose}>{children}</div>
}

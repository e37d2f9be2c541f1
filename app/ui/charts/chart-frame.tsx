import type { ReactNode } from 'react'
import { classNames } from '../class-names.ts'
import { Details } from '../details.tsx'
import styles from './chart-frame.module.css'

type ChartFrameProps = {
  /** The title over the picture. */
  title: ReactNode
  /** The drawing for a wide place, and the one that can be read at 320 px. The place decides, not the screen. */
  wide: ReactNode
  narrow: ReactNode
  /** How much room the wide drawing needs before its words can be read: early at 44 rem, late at 60. */
  widens?: 'early' | 'late' | undefined
  /** What the picture says, in a sentence. */
  reading?: ReactNode
  /** The same numbers as a table. */
  twin: ReactNode
  twinLabel?: string | undefined
}

/** A picture, the sentence it says, and the table it is drawn from. */
export function ChartFrame({ title, wide, narrow, widens = 'early', reading, ...table }: ChartFrameProps) {
  return (
    <figure className={styles.figure}>
      <figcaption className={styles.caption}>
        <p className={styles.title}>{title}</p>
        {reading && <div className={styles.reading}>{reading}</div>}
      </figcaption>
      <div className={classNames(styles.wide, styles[widens])}>{wide}</div>
      <div className={classNames(styles.narrow, styles[widens])}>{narrow}</div>
      <Details summary={table.twinLabel ?? 'The same as a table'}>{table.twin}</Details>
    </figure>
  )
}

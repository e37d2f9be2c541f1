import { type Day, dayIn, formatDay, formatInstant, formatMonth, type Month } from '#app/units/time.ts'
import styles from './when.module.css'

type WhenProps = {
  at: Date
  zone?: string | undefined
  /** day leaves the time to the tooltip, where rows are many and the day is what one compares. */
  precision?: 'minute' | 'day' | undefined
}

/** An instant with its zone: 3 March 2026, 17:00 EST. */
export function When({ at, zone = 'UTC', precision = 'minute' }: WhenProps) {
  const words = formatInstant(at, zone)
  return (
    <time dateTime={at.toISOString()} className={styles.when} title={precision === 'day' ? words : undefined}>
      {precision === 'day' ? formatDay(dayIn(zone, at)) : words}
    </time>
  )
}

/** A calendar day: 3 March 2026. */
export function OnDay({ on }: { on: Day }) {
  return (
    <time dateTime={on} className={styles.when}>
      {formatDay(on)}
    </time>
  )
}

/** A calendar month: March 2026. */
export function InMonth({ month }: { month: Month }) {
  return (
    <time dateTime={month} className={styles.when}>
      {formatMonth(month)}
    </time>
  )
}

/** A closing time, in the zone it is set in and, where it differs, in the reader's. */
export function Deadline({ at, zone, readerZone }: { at: Date; zone: string; readerZone?: string | undefined }) {
  const theirs = readerZone && formatInstant(at, readerZone) !== formatInstant(at, zone) ? readerZone : null
  return (
    <span>
      <When at={at} zone={zone} />
      {theirs && (
        <span className={styles.theirs}>
          {' '}
          (<When at={at} zone={theirs} /> where you are)
        </span>
      )}
    </span>
  )
}

import type { ReactNode } from 'react'
import type { GpuSeconds } from '#app/units/gpu-time.ts'
import { type Cents, cents, formatCents } from '#app/units/money.ts'
import { classNames } from './class-names.ts'
import { GpuHours } from './gpu-hours.tsx'
import styles from './meter.module.css'
import { type MeterPart, shareOut } from './meter-shares.ts'

type MeterProps = {
  /** What is measured: "H100, March 2026". */
  label: ReactNode
  kind: 'money' | 'compute'
  parts: readonly (MeterPart & { shown: ReactNode })[]
  /** Where on the bar a tick stands, counted as the parts are: the goal, once it is passed. */
  tickAt?: bigint | undefined
  /** A line under the figures. */
  note?: ReactNode
}

/** A bar with every number written beside it. The figures carry the meaning; the bar is for the eye. */
export function Meter({ label, kind, parts, tickAt, note }: MeterProps) {
  const total = parts.reduce((sum, part) => sum + (part.amount > 0n ? part.amount : 0n), 0n)
  const tick = tickAt && total > 0n ? Number((tickAt * 1000n) / total) : null
  return (
    <div className={classNames(styles.meter, styles[kind])}>
      <div className={styles.label}>{label}</div>
      <svg viewBox="0 0 1000 12" preserveAspectRatio="none" aria-hidden="true" className={styles.bar}>
        <rect className={styles.rest} x="0" y="0" width="1000" height="12" />
        {shareOut(parts, 1000).map((share) => (
          <rect key={share.name} className={styles[share.shade]} x={share.from} y="0" width={share.width} height="12" />
        ))}
        {tick !== null && <rect className={styles.tick} x={tick - 2} y="0" width="4" height="12" />}
      </svg>
      <dl className={styles.figures}>
        {parts.map((part) => (
          <div key={part.name} className={styles.figure}>
            <dt className={styles.name}>
              <svg viewBox="0 0 10 10" width="10" height="10" aria-hidden="true" className={styles.swatch}>
                <rect className={styles[part.shade]} x="0.5" y="0.5" width="9" height="9" />
              </svg>
              {part.name}
            </dt>
            <dd className={styles.value}>{part.shown}</dd>
          </div>
        ))}
      </dl>
      {note && <p className={styles.note}>{note}</p>}
    </div>
  )
}

type PoolMeterProps = {
  label: ReactNode
  used: GpuSeconds
  committed: GpuSeconds
  free: GpuSeconds
  gpuClass?: string | undefined
  note?: ReactNode
}

/** A pool of hours: used, committed but not used yet, and free. */
export function PoolMeter({ label, used, committed, free, gpuClass, note }: PoolMeterProps) {
  const hours = (of: GpuSeconds) => <GpuHours of={of} gpuClass={gpuClass} />
  return (
    <Meter
      label={label}
      kind="compute"
      note={note}
      parts={[
        { name: 'Used', amount: used, shade: 'full', shown: hours(used) },
        { name: 'Committed', amount: committed, shade: 'half', shown: hours(committed) },
        { name: 'Free', amount: free, shade: 'none', shown: hours(free) },
      ]}
    />
  )
}

type GoalMeterProps = {
  label: ReactNode
  received: Cents
  pledged: Cents
  goal: Cents
  note?: ReactNode
}

/** A goal in dollars: received, pledged but not here yet if anything is, and still to go (never less than nothing). */
export function GoalMeter({ label, received, pledged, goal, note }: GoalMeterProps) {
  const left = goal - received - pledged
  const toGo = cents(left > 0n ? left : 0n)
  const over = cents(left < 0n ? -left : 0n)
  const dollars = (of: Cents) => <span className={styles.dollars}>{formatCents(of, { wholeWhenRound: true })}</span>
  return (
    <Meter
      label={label}
      kind="money"
      tickAt={over > 0n ? goal : undefined}
      note={over > 0n ? `${formatCents(over)} past the goal of ${formatCents(goal)}` : note}
      parts={[
        { name: 'Received', amount: received, shade: 'full', shown: dollars(received) },
        ...(pledged > 0n
          ? [{ name: 'Pledged', amount: pledged, shade: 'half' as const, shown: dollars(pledged) }]
          : []),
        { name: 'To go', amount: toGo, shade: 'none', shown: dollars(toGo) },
      ]}
    />
  )
}

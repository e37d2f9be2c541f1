import styles from './capacity-bars.module.css'

/** Slanted lines: hours that are there but cannot be used. */
export function Hatch({ id }: { id: string }) {
  return (
    <defs>
      <pattern id={id} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect width="2" height="5" className={styles.hatch} />
      </pattern>
    </defs>
  )
}

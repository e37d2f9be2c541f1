import { classNames } from './class-names.ts'
import styles from './orbit.module.css'
import { drawOrbit } from './orbit-drawing.ts'
import type { Kind } from './tone.ts'

type OrbitProps = {
  /** The id whose face this is: the same id always draws the same mark. */
  id: string
  size?: 24 | 28 | 32 | 48 | 64 | undefined
  kind?: Kind | undefined
}

/** A small mark of rings and dots. It decorates a name that stands beside it, so it is hidden from screen readers. */
export function Orbit({ id, size = 32, kind }: OrbitProps) {
  const drawing = drawOrbit(id)
  return (
    <svg
      viewBox="-3 -3 70 70"
      width={size}
      height={size}
      aria-hidden="true"
      className={classNames(styles.orbit, kind && styles[kind])}
    >
      <circle cx="32" cy="32" r={drawing.core} fill="currentColor" />
      {drawing.rings.map((ring) => (
        <g key={ring.radius}>
          <circle
            cx="32"
            cy="32"
            r={ring.radius}
            fill="none"
            stroke="currentColor"
            strokeWidth="2"
            strokeOpacity={ring.strength}
            strokeDasharray={ring.dash}
          />
          {ring.dots.map((dot) => (
            <circle key={`${dot.x} ${dot.y}`} cx={dot.x} cy={dot.y} r={dot.size} fill="currentColor" />
          ))}
        </g>
      ))}
    </svg>
  )
}

import type { RequestLine } from '#app/domain/grants/request.ts'
import { GpuHours } from '#app/ui/gpu-hours.tsx'

type HoursAskedProps = { lines: readonly RequestLine[]; unit?: 'shown' | 'hidden' }

/** The hours asked, class by class, in one cell of a table. */
export function HoursAsked({ lines, unit = 'shown' }: HoursAskedProps) {
  return lines.map((line, index) => (
    <span key={line.gpuClass}>
      {index > 0 && ', '}
      <GpuHours of={line.asked} gpuClass={line.gpuClass} unit={unit} />
    </span>
  ))
}

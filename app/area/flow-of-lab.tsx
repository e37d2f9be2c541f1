import type { FlowPicture } from '#app/domain/impact/flow.ts'
import { paths } from '#app/paths.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { Flow } from '#app/ui/charts/flow.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { formatGpuHours, type GpuSeconds, wholeGpuHours } from '#app/units/gpu-time.ts'

/** What the lab's picture shows. */
export function usedWords(used: GpuSeconds): string {
  return `From dollars to released models: the ${formatGpuHours(wholeGpuHours(used))} GPU-h used so far`
}

/** The flow picture with the words that explain it; before anything has flowed, what will be here. */
export function FlowOfLab({ title, picture }: { title: string; picture: FlowPicture }) {
  return (
    <Flow
      title={title}
      columns={picture.columns}
      handovers={picture.handovers}
      reading={
        <>
          Everything is as wide as its GPU-hours, dollars as the hours they bought. A fund’s money is spent in the order
          it arrived, and the hours of a month are used by all their sources in proportion.{' '}
          <a href={paths.impactMethod()}>How this is worked out</a>
        </>
      }
      empty={
        <Empty
          title="Where the dollars went will be drawn here, from the first one that buys a GPU-hour."
          action={<ButtonLink to={paths.give()}>Give the first dollar</ButtonLink>}
        />
      }
    />
  )
}

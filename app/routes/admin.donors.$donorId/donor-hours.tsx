import { HoursTable } from '#app/area/hours-view.tsx'
import type { HoursLine } from '#app/domain/giving/in-kind/read-hours.server.ts'
import { paths } from '#app/paths.ts'
import { Section } from '#app/ui/section.tsx'

/** What a donor promised in GPU-hours. */
export function DonorHours({ hours }: { hours: readonly HoursLine[] }) {
  return (
    <Section title="GPU-hours in kind">
      <HoursTable lines={hours} to={paths.admin.hoursPledge} caption="Promises of GPU-hours" />
    </Section>
  )
}

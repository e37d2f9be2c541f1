import { taxRows } from '#app/area/hours-view.tsx'
import { windowWords } from '#app/domain/giving/in-kind/hours-pledge.ts'
import type { HoursInFull } from '#app/domain/giving/in-kind/read-hours.server.ts'
import { paths } from '#app/paths.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { GpuHours } from '#app/ui/gpu-hours.tsx'
import { Money } from '#app/ui/money.tsx'
import { Section } from '#app/ui/section.tsx'
import { SummaryList } from '#app/ui/summary-list.tsx'

type HoursFactsProps = { hours: HoursInFull; mayAnswer: boolean }

/** What was promised, by whom, and what it is to the tax office. */
export function HoursFacts({ hours, mayAnswer }: HoursFactsProps) {
  const { giver, isAnonymous, publicName } = hours
  const shown = isAnonymous ? 'Anonymous' : (publicName ?? 'Not named')
  return (
    <>
      <Section title="The promise">
        <SummaryList
          rows={[
            {
              term: 'Given by',
              value: giver ? <a href={paths.admin.donor(giver.donorId)}>{giver.name}</a> : 'Known to finance only',
            },
            { term: 'In public', value: shown },
            { term: 'Promised', value: <GpuHours of={hours.promised} gpuClass={hours.gpuClass} /> },
            { term: 'Window', value: windowWords(hours) },
            { term: 'Written down in', value: hours.agreement },
            ...(hours.endReason ? [{ term: 'Why it ended', value: hours.endReason }] : []),
          ]}
        />
      </Section>
      <Section
        title="Three answers about taxes"
        note="None follows from another. Acknowledgements never say a value."
        action={
          mayAnswer && (
            <ButtonLink kind="quiet" size="small" to={paths.admin.hoursAct(hours.id, 'tax')}>
              Answer them
            </ButtonLink>
          )
        }
      >
        <SummaryList
          rows={[
            ...taxRows(hours),
            { term: 'Who says so', value: hours.tax.note ?? 'As it usually is; nobody has looked yet' },
            ...(hours.fairValue === null ? [] : [{ term: 'Fair value', value: <Money of={hours.fairValue} /> }]),
          ]}
        />
      </Section>
    </>
  )
}

import { stepNames } from '#app/area/step-names.ts'
import { Section } from '#app/ui/section.tsx'
import { SummaryList } from '#app/ui/summary-list.tsx'

type Held = readonly (readonly [name: string, value: string])[]

/** The waiting form's fields, to be sent along with the proof; and whether there is such a form. */
export function HeldFields({ held }: { held: Held | null }) {
  return (
    <>
      <input type="hidden" name={stepNames.held} value={held ? 'yes' : 'no'} />
      {held?.map(([name, value], index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: fields of one name may hold the same words twice, and none ever moves.
        <input key={index} type="hidden" name={name} value={value} />
      ))}
    </>
  )
}

/** What somebody typed into the waiting form, by its labels. */
export function HeldWords({ held, shows }: { held: Held; shows: Record<string, string> }) {
  const rows = held.flatMap(([name, value]) => {
    const term = shows[name]
    return term && value !== '' ? [{ term, value }] : []
  })
  if (rows.length === 0) return null
  return (
    <Section title="What you typed">
      <SummaryList rows={rows} />
    </Section>
  )
}

import { ChoiceCards } from '#app/ui/choice-cards.tsx'
import { Section } from '#app/ui/section.tsx'
import type { Parts } from './give-form.tsx'

type FrequencyProps = Parts & {
  /** "the 31st": the day of the month today is, on which later gifts are charged. */
  dayOfMonth: string
}

/** Once, or again and again: what is charged when, said before anything is. */
export function Frequency({ values, errors, dayOfMonth }: FrequencyProps) {
  return (
    <Section title="How often" look="broad">
      <ChoiceCards
        name="frequency"
        label="How often"
        labelIs="hidden"
        hint="A gift that repeats can be changed, paused or stopped in two clicks, from any receipt."
        error={errors.frequency}
        defaultValue={values.frequency || 'once'}
        cards={[
          { value: 'once', label: 'Once', detail: 'Charged today' },
          { value: 'month', label: 'Monthly', detail: `Today, then on ${dayOfMonth} of each month` },
          { value: 'year', label: 'Yearly', detail: 'Today, then on this day each year' },
        ]}
      />
    </Section>
  )
}

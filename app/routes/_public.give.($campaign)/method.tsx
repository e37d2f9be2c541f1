import { Radios } from '#app/ui/choices.tsx'
import { Section } from '#app/ui/section.tsx'
import type { Parts } from './give-form.tsx'

/** Asked before the page to pay on, because the fee and the waiting differ. */
export function Method({
  values,
  errors,
  inEurosAt,
}: Parts & { /** The same form in euros, where the lab takes them. */ inEurosAt: string | null }) {
  return (
    <Section title="How you pay" look="broad">
      <Radios
        name="method"
        label="How you pay"
        labelIs="hidden"
        error={errors.method}
        defaultValue={values.method ?? 'card'}
        choices={[
          { value: 'card', label: 'Card', hint: 'Here at once, and the receipt with it.' },
          {
            value: 'bank_debit',
            label: 'Bank account in the United States (ACH)',
            hint: 'Costs the lab $5 at most. Takes up to four working days; the receipt comes when the money is here. For gifts given once.',
          },
        ]}
      />
      {inEurosAt && (
        <p>
          Bank account in Europe (SEPA): <a href={inEurosAt}>give in euros</a>, once.
        </p>
      )}
    </Section>
  )
}

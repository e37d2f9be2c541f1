import { feeCoverOf, grossFor } from '#app/domain/giving/fee-cover.ts'
import { suggestedAmounts } from '#app/domain/giving/gift.ts'
import { ChoiceCards } from '#app/ui/choice-cards.tsx'
import { Checkbox } from '#app/ui/choices.tsx'
import { typedDollars } from '#app/ui/money-field.tsx'
import { Section } from '#app/ui/section.tsx'
import { type Cents, formatCents } from '#app/units/money.ts'
import type { Parts } from './give-form.tsx'
import { hoursWords, type Rate } from './hours-words.ts'

/** How much: four amounts with what they become, another, and the fee. */
export function Amount({ values, errors, rates, labEmail }: Parts & { rates: readonly Rate[]; labEmail: string }) {
  return (
    <Section title="How much" look="public">
      <ChoiceCards
        name="amount"
        label="Amount"
        hint={`From $5 to $25,000 by card. To give more, write to ${labEmail}.`}
        error={errors.amount}
        defaultValue={values.amount}
        cards={suggestedAmounts.map((amount) => ({
          value: typedDollars(amount),
          label: formatCents(amount, { wholeWhenRound: true }),
          detail: <Detail amount={amount} rates={rates} />,
        }))}
        other={{
          name: 'otherAmount',
          label: 'Another amount',
          defaultValue: values.otherAmount,
          error: errors.otherAmount?.[0],
        }}
      />
      <Checkbox
        name="coversFee"
        label="Add the card’s fee, so that the whole gift arrives"
        hint="2.9 % and 30 cents, worked out to the cent: the payment page shows it as a line of its own. It is part of your gift."
        isChecked={values.coversFee !== undefined && values.coversFee !== ''}
      />
    </Section>
  )
}

/** What this amount becomes, and what it is with the fee. */
function Detail({ amount, rates }: { amount: Cents; rates: readonly Rate[] }) {
  const hours = hoursWords(amount, rates)
  return (
    <>
      {hours && (
        <>
          {hours}
          <br />
        </>
      )}
      {formatCents(grossFor(amount))} with the fee of {formatCents(feeCoverOf(amount))}
    </>
  )
}

import { feeCoverOf } from '#app/domain/giving/fee-cover.ts'
import { suggestedAmounts } from '#app/domain/giving/gift.ts'
import { paths } from '#app/paths.ts'
import { ChoiceCards } from '#app/ui/choice-cards.tsx'
import { Checkbox } from '#app/ui/choices.tsx'
import { typedDollars } from '#app/ui/money-field.tsx'
import { Section } from '#app/ui/section.tsx'
import { formatCents } from '#app/units/money.ts'
import type { Parts } from './give-form.tsx'
import { hoursWords, type Rate } from './hours-words.ts'

/** How much: four amounts with what they become, another, and the fee. */
export function Amount({ values, errors, rates, labEmail }: Parts & { rates: readonly Rate[]; labEmail: string }) {
  return (
    <Section title="How much" look="broad">
      <ChoiceCards
        name="amount"
        label="How much"
        labelIs="hidden"
        hint={
          <>
            From $5 to $25,000 by card, to $100,000 from a bank account. To give more, or in parts,{' '}
            <a href={paths.pledge()}>make a pledge</a> or write to {labEmail}.
          </>
        }
        error={errors.amount}
        defaultValue={values.amount}
        cards={suggestedAmounts.map((amount) => ({
          value: typedDollars(amount),
          label: formatCents(amount, { wholeWhenRound: true }),
          detail: hoursWords(amount, rates),
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
        label="Add the fee, so that the whole gift arrives"
        hint={`By card 2.9 % and 30 cents: ${feeWords()}. From a bank account 0.8 %, at most $5. The payment page shows it, and it is part of your gift.`}
        isChecked={values.coversFee !== undefined && values.coversFee !== ''}
      />
    </Section>
  )
}

/** "$1.06 on $25, $3.30 on $100": what covering the fee adds to each suggested amount. */
function feeWords(): string {
  return suggestedAmounts
    .map((amount) => `${formatCents(feeCoverOf(amount))} on ${formatCents(amount, { wholeWhenRound: true })}`)
    .join(', ')
}

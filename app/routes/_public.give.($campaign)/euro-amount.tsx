import { largestEuroGift, smallestEuroGift, suggestedEuros } from '#app/domain/giving/euros/euros.ts'
import { paths } from '#app/paths.ts'
import { ChoiceCards } from '#app/ui/choice-cards.tsx'
import { Section } from '#app/ui/section.tsx'
import { type EuroCents, formatEuros } from '#app/units/euros.ts'
import type { Parts } from './give-form.tsx'

type EuroAmountProps = Parts & {
  campaign: string | undefined /** The campaign gives something for gifts in dollars. */
  hasBenefit: boolean
}

/** How much, in euros and once, and how it is paid: said before anybody types an account. */
export function EuroAmount({ values, errors, campaign, hasBenefit }: EuroAmountProps) {
  return (
    <>
      <input type="hidden" name="currency" value="eur" />
      <input type="hidden" name="frequency" value="once" />
      <input type="hidden" name="method" value="bank_debit" />
      <Section title="How much, in euros" look="broad">
        <ChoiceCards
          name="amount"
          label="How much, in euros"
          labelIs="hidden"
          hint={
            <>
              Given once, from {words(smallestEuroGift)} to {words(largestEuroGift)}, by SEPA debit.{' '}
              <a href={paths.give(campaign)}>Give in dollars</a> to pay by card or from an account in the United States,
              or to give again and again.
            </>
          }
          error={errors.amount}
          defaultValue={values.amount}
          cards={suggestedEuros.map((euros) => ({ value: (euros / 100n).toString(), label: words(euros) }))}
          other={{
            name: 'otherAmount',
            label: 'Another amount',
            defaultValue: values.otherAmount,
            error: errors.otherAmount?.[0],
            unit: { sign: '€', words: 'in euros' },
          }}
        />
        <p>
          You are debited in euros. The lab keeps its books in dollars: your gift is what your euros bring in dollars on
          the day they arrive, five to fourteen working days from now. The receipt comes then, and names both and the
          rate. Until then it is no gift and counts nowhere.
        </p>
        {hasBenefit && (
          <p>What the campaign gives in return is for gifts in dollars; the whole of this one may be deducted.</p>
        )}
      </Section>
    </>
  )
}

function words(euros: EuroCents): string {
  return formatEuros(euros, { wholeWhenRound: true })
}

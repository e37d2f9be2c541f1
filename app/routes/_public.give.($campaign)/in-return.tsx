import { deductibleOf, deductibleWords, isToken, type TokenLimit } from '#app/domain/giving/benefits/benefit.ts'
import type { CampaignBenefit } from '#app/domain/giving/benefits/read-benefits.server.ts'
import { suggestedAmounts } from '#app/domain/giving/gift.ts'
import { Checkbox } from '#app/ui/choices.tsx'
import { Section } from '#app/ui/section.tsx'
import { type Cents, formatCents } from '#app/units/money.ts'
import type { Parts } from './give-form.tsx'

type InReturnProps = Parts & {
  benefit: CampaignBenefit
  limit: TokenLimit | null /** What is said here, for the form to carry. */
  sealed: string
}

/** What comes back, what it is worth, and what of a gift may be deducted: told before anybody pays. */
export function InReturn({ values, errors, benefit, limit, sealed }: InReturnProps) {
  const { words, fairValue, leastGift } = benefit
  const amounts = suggestedAmounts.filter((amount) => amount >= leastGift)
  const shown = amounts.length > 0 ? amounts : [leastGift]
  return (
    <Section title="In return" look="broad">
      <input type="hidden" name="benefit" value={sealed} />
      <p>
        With a gift of {dollars(leastGift)} or more, or the first of those that repeat: {words}. We estimate its value
        in good faith at {dollars(fairValue)}. {deductibleWords(shown.map((amount) => isToken(benefit, amount, limit)))}
      </p>
      <ul>
        {shown.map((amount) => (
          <li key={amount.toString()}>
            Of {dollars(amount)},{' '}
            {dollars(deductibleOf(amount, { fairValue, isToken: isToken(benefit, amount, limit) }))} is deductible.
          </li>
        ))}
      </ul>
      <Checkbox
        name="noBenefit"
        label="I do not want it"
        hint="The whole gift may be deducted then."
        isChecked={values.noBenefit === 'yes'}
        error={errors.noBenefit}
      />
    </Section>
  )
}

function dollars(amount: Cents): string {
  return formatCents(amount, { wholeWhenRound: true })
}

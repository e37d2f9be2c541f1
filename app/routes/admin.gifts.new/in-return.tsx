import type { OfferedBenefit } from '#app/domain/giving/benefits/read-benefits.server.ts'
import type { FormReply } from '#app/platform/form.server.ts'
import { SelectField } from '#app/ui/field.tsx'
import { Section } from '#app/ui/section.tsx'
import { formatCents } from '#app/units/money.ts'

type InReturnProps = { benefits: readonly OfferedBenefit[]; form: FormReply | undefined }

/** The giver answered a campaign that gives something: its receipt says so. */
export function InReturn({ benefits, form }: InReturnProps) {
  return (
    <Section title="In return">
      <SelectField
        name="inReturn"
        label="What the giver gets"
        hint="The gift counts for the campaign, and its receipt says what of it may be deducted."
        prompt="Nothing"
        isOptional
        defaultValue={form?.values.inReturn}
        error={form?.fieldErrors.inReturn}
        options={benefits.map(({ campaignId, campaignName, words, leastGift }) => ({
          value: campaignId,
          label: `${campaignName}: ${words}, from ${formatCents(leastGift, { wholeWhenRound: true })}`,
        }))}
      />
    </Section>
  )
}

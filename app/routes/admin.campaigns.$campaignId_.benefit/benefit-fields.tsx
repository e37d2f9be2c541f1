import type { TokenLimit } from '#app/domain/giving/benefits/benefit.ts'
import type { CampaignBenefit } from '#app/domain/giving/benefits/read-benefits.server.ts'
import { paths } from '#app/paths.ts'
import type { FormReply } from '#app/platform/form.server.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { Checkbox, Radios } from '#app/ui/choices.tsx'
import { Field } from '#app/ui/field.tsx'
import { FormActions } from '#app/ui/form-actions.tsx'
import { Stack } from '#app/ui/layout.tsx'
import { MoneyField } from '#app/ui/money-field.tsx'
import { formatCents } from '#app/units/money.ts'

type BenefitFieldsProps = {
  campaignId: string
  benefit: CampaignBenefit | null
  limit: TokenLimit | null
  year: number
  form: FormReply | undefined
}

/** Nothing, or one thing with its fair value, its cost and the gift it comes with. */
export function BenefitFields({ campaignId, benefit, limit, year, form }: BenefitFieldsProps) {
  const values = form?.values
  return (
    <form method="post">
      <Stack>
        <Radios
          name="gives"
          label="For a gift to this campaign, or the first of those that repeat"
          defaultValue={values?.gives ?? (benefit ? 'something' : 'nothing')}
          error={form?.fieldErrors.gives}
          choices={[
            { value: 'nothing', label: 'Nothing is given in return' },
            { value: 'something', label: 'Something is', reveals: <Something benefit={benefit} form={form} /> },
          ]}
        />
        <p>{limit ? limitWords(limit, year) : `The limits of ${year} are not entered: no benefit is ignored.`}</p>
      </Stack>
      <FormActions>
        <Button>Keep it</Button>
        <ButtonLink kind="quiet" to={paths.admin.campaign(campaignId)}>
          Not now
        </ButtonLink>
      </FormActions>
    </form>
  )
}

function Something({ benefit, form }: Pick<BenefitFieldsProps, 'benefit' | 'form'>) {
  const values = form?.values
  const errors = form?.fieldErrors ?? {}
  const money = (name: 'fairValue' | 'cost' | 'leastGift') => ({
    name,
    defaultValue: values ? values[name] : benefit?.[name],
    error: errors[name],
    isOptional: true,
  })
  return (
    <Stack>
      <Field
        name="words"
        label="What"
        hint="As it stands on the receipt, such as: a printed annual report. Never GPU time, priority or access to models."
        defaultValue={values ? values.words : benefit?.words}
        error={errors.words}
        maxLength={200}
        isOptional
      />
      <MoneyField {...money('fairValue')} label="Its fair value" hint="What it would cost to buy, in good faith." />
      <MoneyField {...money('cost')} label="What one costs the lab" />
      <Checkbox
        name="bearsName"
        label="It bears the lab’s name or mark"
        hint="Only then does an item that costs little not count."
        isChecked={values ? values.bearsName === 'yes' : benefit?.bearsName === true}
      />
      <MoneyField {...money('leastGift')} label="With gifts of at least" />
    </Stack>
  )
}

function limitWords(limit: TokenLimit, year: number): string {
  const share = `${limit.shareBasisPoints / 100} %`
  return `In ${year} a value of at most ${share} of the gift and ${formatCents(limit.shareMost)} does not count, nor an item with the lab’s name that costs at most ${formatCents(limit.itemCost)} with a gift of at least ${formatCents(limit.itemGift)}.`
}

import { goalKinds, goalKindWords } from '#app/domain/giving/campaign.ts'
import type { FormReply } from '#app/platform/form.server.ts'
import { Button } from '#app/ui/button.tsx'
import { Radios } from '#app/ui/choices.tsx'
import { Field, SelectField, TextArea } from '#app/ui/field.tsx'
import { FormActions } from '#app/ui/form-actions.tsx'
import { Stack } from '#app/ui/layout.tsx'

type CampaignFormProps = {
  values: Record<string, string>
  form: FormReply | undefined
  /** The funds to choose from, for a new campaign; it keeps its fund and address afterwards. */
  funds: readonly { id: string; name: string }[] | null
}

export function CampaignForm({ values: kept, form, funds }: CampaignFormProps) {
  const values = form?.values ?? kept
  const errors = form?.fieldErrors ?? {}
  return (
    <form method="post">
      <Stack>
        <Field name="name" label="Name" defaultValue={values.name} error={errors.name} maxLength={120} />
        {funds && <OnlyOnce values={values} errors={errors} funds={funds} />}
        <TextArea
          name="ask"
          label="What it asks for"
          rows={4}
          maxLength={1000}
          defaultValue={values.ask}
          error={errors.ask}
        />
        <Radios
          name="goalKind"
          label="The goal counts"
          hint="Fees that givers cover do not count, and what is given back counts no more. Hours are what the money buys at the published rate."
          error={errors.goalKind}
          defaultValue={values.goalKind ?? 'dollars'}
          choices={goalKinds.map((kind) => ({ value: kind, label: goalKindWords[kind] }))}
        />
        <Field
          name="goal"
          label="Goal"
          hint="As many as is counted above: dollars, donors, or GPU-hours."
          width="short"
          inputMode="decimal"
          defaultValue={values.goal}
          error={errors.goal}
        />
        <Field
          name="opensOn"
          kind="date"
          label="Opens on"
          width="short"
          defaultValue={values.opensOn}
          error={errors.opensOn}
        />
        <Field
          name="closesOn"
          kind="date"
          label="Last day"
          hint="Without one it stays open."
          width="short"
          isOptional
          defaultValue={values.closesOn}
          error={errors.closesOn}
        />
        <FormActions>
          <Button>{funds ? 'Open the campaign' : 'Keep changes'}</Button>
        </FormActions>
      </Stack>
    </form>
  )
}

type OnlyOnceProps = {
  values: Record<string, string>
  errors: Record<string, string[]>
  funds: readonly { id: string; name: string }[]
}

function OnlyOnce({ values, errors, funds }: OnlyOnceProps) {
  return (
    <>
      <Field
        name="slug"
        label="Address"
        hint="/give/… in lower-case words joined by hyphens. It stays as it is."
        width="medium"
        defaultValue={values.slug}
        error={errors.slug}
        spellCheck={false}
      />
      <SelectField
        name="fund"
        label="Fund"
        hint="Where its gifts go. It stays as it is."
        prompt="Choose a fund"
        options={funds.map((fund) => ({ value: fund.id, label: fund.name }))}
        defaultValue={values.fund}
        error={errors.fund}
      />
    </>
  )
}

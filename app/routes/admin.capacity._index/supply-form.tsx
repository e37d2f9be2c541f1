import { Form } from '@remix-run/react'
import type { FormReply } from '#app/platform/form.server.ts'
import { Button } from '#app/ui/button.tsx'
import { Radios } from '#app/ui/choices.tsx'
import { Field, SelectField } from '#app/ui/field.tsx'
import { FormActions } from '#app/ui/form-actions.tsx'
import { GpuHoursField } from '#app/ui/gpu-hours-field.tsx'
import { Stack } from '#app/ui/layout.tsx'
import { MoneyField } from '#app/ui/money-field.tsx'

type Choices = {
  classes: readonly { code: string; name: string }[]
  funds: readonly { id: string; name: string }[]
}
type SupplyFormProps = { choices: Choices; month: string; lotId: string; form: FormReply | undefined }

/** A lot to publish: class, month, hours, and where they come from. */
export function SupplyForm({ choices, month, lotId, form }: SupplyFormProps) {
  const typed = form?.values ?? {}
  const errors = form?.fieldErrors ?? {}
  return (
    <Form method="post">
      <input type="hidden" name="lotId" value={typed.lotId ?? lotId} />
      <Stack>
        <SelectField
          name="gpuClass"
          label="GPU class"
          options={choices.classes.map(({ code, name }) => ({ value: code, label: name }))}
          prompt="Choose a class"
          defaultValue={typed.gpuClass ?? ''}
          error={errors.gpuClass}
          width="medium"
        />
        <Field
          name="month"
          kind="month"
          label="Month"
          hint="Such as 2026-03; it begins and ends by UTC."
          defaultValue={typed.month ?? month}
          error={errors.month}
          width="short"
        />
        <GpuHoursField name="hours" label="Hours" defaultValue={typed.hours} error={errors.hours} />
        <Field
          name="title"
          label="What it is"
          hint="Such as: Reserved H100 block, spring."
          defaultValue={typed.title}
          error={errors.title}
          width="medium"
        />
        <SourceField choices={choices} typed={typed} errors={errors} />
        <FormActions>
          <Button type="submit">Publish hours</Button>
        </FormActions>
      </Stack>
    </Form>
  )
}

type SourceFieldProps = { choices: Choices; typed: Record<string, string>; errors: Record<string, string[]> }

function SourceField({ choices, typed, errors }: SourceFieldProps) {
  return (
    <Radios
      name="source"
      label="Where they come from"
      defaultValue={typed.source ?? 'owned'}
      error={errors.source}
      choices={[
        { value: 'owned', label: 'The lab’s own machines' },
        {
          value: 'purchased',
          label: 'Bought with a fund',
          hint: 'The fund is charged in the same entry; its oldest gifts pay first.',
          reveals: (
            <Stack>
              <SelectField
                name="fundId"
                label="Fund"
                options={choices.funds.map(({ id, name }) => ({ value: id, label: name }))}
                prompt="Choose a fund"
                defaultValue={typed.fundId ?? ''}
                error={errors.fundId}
                width="medium"
                isOptional
              />
              <MoneyField name="cost" label="What they cost" defaultValue={typed.cost} error={errors.cost} isOptional />
            </Stack>
          ),
        },
      ]}
    />
  )
}

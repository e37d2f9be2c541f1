import { outputKinds, outputKindWords } from '#app/domain/grants/output.ts'
import type { FormReply } from '#app/platform/form.server.ts'
import { Button } from '#app/ui/button.tsx'
import { Field, SelectField, TextArea } from '#app/ui/field.tsx'
import { FormActions } from '#app/ui/form-actions.tsx'
import { Grid, Stack } from '#app/ui/layout.tsx'

/** Records what a project released. */
export function OutputForm({ action, form }: { action: string; form: FormReply | undefined }) {
  const field = (name: string) => ({ name, defaultValue: form?.values[name], error: form?.fieldErrors[name] })
  return (
    <form method="post" action={action} noValidate>
      <Stack>
        <Grid cell="figure">
          <SelectField
            {...field('kind')}
            label="What it is"
            prompt="Choose"
            options={outputKinds.map((value) => ({ value, label: outputKindWords[value] }))}
          />
          <Field {...field('releasedOn')} label="Released on" kind="date" />
          <Field {...field('licence')} label="Licence" hint="SPDX, such as Apache-2.0." maxLength={200} />
        </Grid>
        <Field {...field('title')} label="Name" maxLength={200} />
        <Field
          {...field('url')}
          label="Address"
          hint="Starts with https://; of Hugging Face any form will do."
          spellCheck={false}
          maxLength={500}
        />
        <TextArea {...field('summary')} label="Summary" rows={3} maxLength={1000} />
        <FormActions note="It is public at once. How open a model is follows from what comes with it.">
          <Button>Record the release</Button>
        </FormActions>
      </Stack>
    </form>
  )
}

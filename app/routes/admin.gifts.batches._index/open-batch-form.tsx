import type { FormReply } from '#app/platform/form.server.ts'
import { Button } from '#app/ui/button.tsx'
import { Field } from '#app/ui/field.tsx'
import { FormActions } from '#app/ui/form-actions.tsx'
import { MoneyField } from '#app/ui/money-field.tsx'
import { Section } from '#app/ui/section.tsx'

type OpenBatchFormProps = { form: FormReply | undefined; today: string; batchId: string }

/** What the slip says, typed before the first gift: the controls a mistyped cheque will not meet. */
export function OpenBatchForm({ form, today, batchId }: OpenBatchFormProps) {
  const values = form?.values ?? {}
  const errors = form?.fieldErrors ?? {}
  return (
    <Section title="Open a batch">
      <form method="post">
        <input type="hidden" name="batchId" value={values.batchId ?? batchId} />
        <Field name="name" label="Name" defaultValue={values.name} error={errors.name} width="medium" maxLength={120} />
        <Field
          name="count"
          kind="digits"
          label="Gifts on the slip"
          defaultValue={values.count}
          error={errors.count}
          width="code"
        />
        <MoneyField name="total" label="Total of the slip" defaultValue={values.total} error={errors.total} />
        <Field
          name="effectiveOn"
          kind="date"
          label="Day it reached the bank"
          defaultValue={values.effectiveOn ?? today}
          error={errors.effectiveOn}
          width="short"
        />
        <FormActions>
          <Button>Open the batch</Button>
        </FormActions>
      </form>
    </Section>
  )
}

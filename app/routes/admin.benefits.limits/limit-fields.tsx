import type { FormReply } from '#app/platform/form.server.ts'
import { Button } from '#app/ui/button.tsx'
import { Field } from '#app/ui/field.tsx'
import { FormActions } from '#app/ui/form-actions.tsx'
import { Stack } from '#app/ui/layout.tsx'
import { MoneyField } from '#app/ui/money-field.tsx'

/** The limits of a year, as the tax office publishes them. */
export function LimitFields({ next, form }: { next: number; form: FormReply | undefined }) {
  const at = (name: string) => ({ name, defaultValue: form?.values[name], error: form?.fieldErrors[name] })
  return (
    <form method="post">
      <Stack>
        <Field
          {...at('year')}
          kind="digits"
          label="Year"
          defaultValue={form?.values.year ?? next}
          width="code"
          maxLength={4}
        />
        <MoneyField {...at('itemCost')} label="An item that bears the lab’s name costs at most" />
        <MoneyField {...at('itemGift')} label="With a gift of at least" />
        <Field
          {...at('share')}
          label="Or a value of at most this share of the gift"
          suffix="%"
          width="short"
          maxLength={5}
        />
        <MoneyField {...at('shareMost')} label="And of at most" />
        <Field
          {...at('source')}
          label="Published in"
          hint="The revenue procedure, such as: Rev. Proc. 2025-32."
          width="medium"
          maxLength={200}
        />
        <FormActions note="A year is written once: receipts are issued by it.">
          <Button>Write it down</Button>
        </FormActions>
      </Stack>
    </form>
  )
}

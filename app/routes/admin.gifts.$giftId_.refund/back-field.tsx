import type { FormReply } from '#app/platform/form.server.ts'
import { Field } from '#app/ui/field.tsx'
import { MoneyField } from '#app/ui/money-field.tsx'
import { type EuroCents, formatEuros } from '#app/units/euros.ts'
import { type Cents, formatCents } from '#app/units/money.ts'

type BackFieldProps = {
  left: Cents /** What is left of a gift in euros. */
  eurosLeft: EuroCents | null
  form: FormReply | undefined
}

/** How much goes back, in the money that came. */
export function BackField({ left, eurosLeft, form }: BackFieldProps) {
  const hint = (whole: string) => `Leave it empty to give back all that is left, ${whole}.`
  if (eurosLeft === null) {
    return (
      <MoneyField
        name="amount"
        label="Amount"
        hint={hint(formatCents(left))}
        defaultValue={form?.values.amount}
        error={form?.fieldErrors.amount}
        isOptional
      />
    )
  }
  return (
    <Field
      name="euros"
      label="Amount in euros"
      width="short"
      prefix="€"
      inputMode="decimal"
      autoComplete="off"
      maxLength={20}
      hint={hint(formatEuros(eurosLeft))}
      defaultValue={form?.values.euros}
      error={form?.fieldErrors.euros ?? form?.fieldErrors.amount}
      isOptional
    />
  )
}

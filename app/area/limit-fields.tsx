import type { TokenLimit } from '#app/domain/giving/benefits/benefit.ts'
import type { FormReply } from '#app/platform/form.server.ts'
import { Field } from '#app/ui/field.tsx'
import { MoneyField, typedDollars } from '#app/ui/money-field.tsx'

type LimitFieldsProps = { form: FormReply | undefined; counts?: (TokenLimit & { source: string }) | undefined }

/** The limits of a year, as the tax office publishes them; those that count now stand in the fields. */
export function LimitFields({ form, counts }: LimitFieldsProps) {
  const at = (name: string, now?: string | null) => ({
    name,
    defaultValue: form?.values[name] ?? now ?? undefined,
    error: form?.fieldErrors[name],
  })
  return (
    <>
      <MoneyField
        {...at('itemCost', counts && typedDollars(counts.itemCost))}
        label="An item that bears the lab’s name costs at most"
      />
      <MoneyField {...at('itemGift', counts && typedDollars(counts.itemGift))} label="With a gift of at least" />
      <Field
        {...at('share', counts && String(counts.shareBasisPoints / 100))}
        label="Or a value of at most this share of the gift"
        suffix="%"
        width="short"
        maxLength={5}
      />
      <MoneyField {...at('shareMost', counts && typedDollars(counts.shareMost))} label="And of at most" />
      <Field
        {...at('source', counts?.source)}
        label="Published in"
        hint="The revenue procedure, such as: Rev. Proc. 2025-32."
        width="medium"
        maxLength={200}
      />
    </>
  )
}

import type { FormReply } from '#app/platform/form.server.ts'
import { Button } from '#app/ui/button.tsx'
import { Field } from '#app/ui/field.tsx'
import { FormActions } from '#app/ui/form-actions.tsx'
import { MoneyField } from '#app/ui/money-field.tsx'
import type { Day } from '#app/units/time.ts'

/** A rate and the day it begins. */
export function RateForm({ today, form }: { today: Day; form: FormReply | undefined }) {
  const typed = form?.values ?? {}
  const errors = form?.fieldErrors ?? {}
  return (
    <form method="post">
      <MoneyField
        name="perHour"
        label="What a GPU-hour costs the lab"
        hint="Machines, power and people together, such as 2.10."
        defaultValue={typed.perHour}
        error={errors.perHour}
      />
      <Field
        name="validFrom"
        kind="date"
        label="From"
        hint="It counts from this day on, until a later one. The same day again corrects it."
        defaultValue={typed.validFrom ?? today}
        error={errors.validFrom}
        width="short"
      />
      <FormActions>
        <Button>Publish the rate</Button>
      </FormActions>
    </form>
  )
}

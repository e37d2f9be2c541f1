import { Button } from '#app/ui/button.tsx'
import { Field } from '#app/ui/field.tsx'
import { FormActions } from '#app/ui/form-actions.tsx'

/** Which donor is the same one. */
export function ChooseForm({ typed }: { typed: string }) {
  return (
    <form method="get">
      <Field
        name="with"
        label="The other donor"
        hint="Its e-mail address, or the id from its page."
        width="medium"
        defaultValue={typed}
        error={typed ? ['No donor you may see has this address or id.'] : undefined}
      />
      <FormActions>
        <Button kind="quiet">Compare the two</Button>
      </FormActions>
    </form>
  )
}

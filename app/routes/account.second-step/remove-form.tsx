import { paths } from '#app/paths.ts'
import { Button } from '#app/ui/button.tsx'
import { Field } from '#app/ui/field.tsx'
import { FormActions } from '#app/ui/form-actions.tsx'
import { Prose, Stack } from '#app/ui/layout.tsx'

/** Gives the authenticator up, against one of its own codes. */
export function RemoveForm() {
  return (
    <Stack>
      <Prose>
        <p>
          It is set up, and every sign-in asks for a code. To move to another phone, remove it here and set up the new
          one. Where no passkey is left beside it, your password goes too, since alone it might be too short.
        </p>
      </Prose>
      <form method="post" action={paths.accountSecondStepRemove()} noValidate>
        <Stack>
          <Field
            name="code"
            label="A code it shows now, or a recovery code"
            autoComplete="one-time-code"
            width="short"
            spellCheck={false}
          />
          <FormActions note="You are signed out everywhere.">
            <Button kind="danger">Remove the authenticator</Button>
          </FormActions>
        </Stack>
      </form>
    </Stack>
  )
}

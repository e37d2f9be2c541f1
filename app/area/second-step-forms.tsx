import type { ReactNode } from 'react'
import { paths } from '#app/paths.ts'
import { Button } from '#app/ui/button.tsx'
import { Field } from '#app/ui/field.tsx'
import { FormActions } from '#app/ui/form-actions.tsx'
import { Stack } from '#app/ui/layout.tsx'
import { PasskeyForm } from './passkey-form.tsx'

/** What a person can prove the second step with. */
export type StepWays = { hasAuthenticator: boolean; hasPasskey: boolean }

type SecondStepFormsProps = {
  ways: StepWays
  names: { code: string; answer: string }
  codeError: string[] | undefined
  button: string
  note: ReactNode
  /** Fields that both forms carry along. */
  carried?: ReactNode
}

/** The passkey's button, where there is one, and under it the field for a code, which works everywhere. */
export function SecondStepForms({ ways, names, codeError, button, note, carried }: SecondStepFormsProps) {
  return (
    <Stack gap="wide">
      {ways.hasPasskey && (
        <PasskeyForm
          does="prove"
          questionFrom={paths.accountPasskeyAsk()}
          answerName={names.answer}
          button="Use a passkey"
        >
          {carried}
        </PasskeyForm>
      )}
      <form method="post" noValidate>
        <Stack>
          {carried}
          <Field
            name={names.code}
            label={ways.hasAuthenticator ? 'Code' : 'Recovery code'}
            autoComplete="one-time-code"
            width="short"
            spellCheck={false}
            error={codeError}
          />
          <FormActions note={note}>
            <Button kind={ways.hasPasskey ? 'quiet' : 'primary'}>{button}</Button>
          </FormActions>
        </Stack>
      </form>
    </Stack>
  )
}

/** What to do on such a page, for these ways. */
export function stepLead({ hasAuthenticator, hasPasskey }: StepWays): string {
  if (!hasPasskey) return 'Type the six digits your authenticator shows, or one of your recovery codes.'
  if (!hasAuthenticator) return 'Use one of your passkeys or, where there is none, one of your recovery codes.'
  return 'Use one of your passkeys, or type the six digits your authenticator shows, or a recovery code.'
}

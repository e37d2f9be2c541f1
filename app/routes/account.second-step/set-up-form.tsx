import type { FormReply } from '#app/platform/form.server.ts'
import { Button } from '#app/ui/button.tsx'
import { Field } from '#app/ui/field.tsx'
import { FormActions } from '#app/ui/form-actions.tsx'
import { Stack } from '#app/ui/layout.tsx'
import { Copyable } from '#app/ui/mono.tsx'
import { Section } from '#app/ui/section.tsx'
import styles from './set-up-form.module.css'

type SetUpFormProps = { secret: string; drawing: { path: string; size: number }; form: FormReply | undefined }

/** The secret to hand over, drawn and in letters, and the code that proves it arrived. */
export function SetUpForm({ secret, drawing, form }: SetUpFormProps) {
  return (
    <Stack gap="wide">
      <Section title="1. Show this to your authenticator">
        <Stack>
          <svg
            className={styles.drawing}
            viewBox={`0 0 ${drawing.size} ${drawing.size}`}
            width="220"
            height="220"
            role="img"
            aria-label="The key as a square code; the letters below say the same"
            shapeRendering="crispEdges"
          >
            <rect width={drawing.size} height={drawing.size} className={styles.paper} />
            <path d={drawing.path} className={styles.ink} />
          </svg>
          <p>
            Or type these letters: <Copyable text={secret.replace(/(.{4})(?=.)/g, '$1 ')} label="the key" />
          </p>
        </Stack>
      </Section>
      <Section title="2. Type the code it shows">
        <form method="post" noValidate>
          <Stack>
            <Field
              name="code"
              label="Code"
              kind="digits"
              autoComplete="one-time-code"
              width="code"
              error={form?.fieldErrors.code}
            />
            <FormActions note="You are signed out everywhere else, and asked for a code from now on.">
              <Button>Set up</Button>
            </FormActions>
          </Stack>
        </form>
      </Section>
    </Stack>
  )
}

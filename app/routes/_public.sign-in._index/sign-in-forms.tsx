import { formErrors } from '#app/area/form-errors.ts'
import type { DemoPerson } from '#app/domain/people/read-demo-people.server.ts'
import { paths } from '#app/paths.ts'
import type { FormReply } from '#app/platform/form.server.ts'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Field } from '#app/ui/field.tsx'
import { FormActions } from '#app/ui/form-actions.tsx'
import { Grid, Stack } from '#app/ui/layout.tsx'
import { Section } from '#app/ui/section.tsx'

type SignInFormsProps = { to: string; form: FormReply | undefined; demoPeople: readonly DemoPerson[] }

/** The ways in: a link by e-mail, a password for those who set one, and in a demonstration one click. */
export function SignInForms({ to, form, demoPeople }: SignInFormsProps) {
  const onward = to ? `?to=${encodeURIComponent(to)}` : ''
  return (
    <Stack gap="wide">
      <form method="post" action={paths.signIn()} noValidate>
        <ErrorSummary errors={formErrors(form)} />
        <Stack>
          <input type="hidden" name="to" value={form?.values.to ?? to} />
          <Field
            name="email"
            label="E-mail address"
            kind="email"
            autoComplete="email"
            width="medium"
            maxLength={254}
            defaultValue={form?.values.email}
            error={form?.fieldErrors.email}
          />
          <FormActions note="The link works once, for 20 minutes.">
            <Button>Send me a link</Button>
          </FormActions>
        </Stack>
      </form>
      <p>
        You set a password? <a href={`${paths.signInPassword()}${onward}`}>Sign in with your password</a>.
      </p>
      {demoPeople.length > 0 && <DemoPeople to={to} people={demoPeople} />}
    </Stack>
  )
}

function DemoPeople({ to, people }: { to: string; people: readonly DemoPerson[] }) {
  return (
    <Section
      title="Look around as somebody"
      note="A demonstration: these people are invented, and one click signs you in."
    >
      <Grid cell="card">
        {people.map((person) => (
          <Card key={person.email} title={`${person.name}, ${person.part}`}>
            <form method="post" action={paths.signInDemo()}>
              <Stack gap="tight">
                <p>
                  {person.name} {person.comesTo}.
                </p>
                <input type="hidden" name="email" value={person.email} />
                <input type="hidden" name="to" value={to} />
                <Button kind="quiet">Sign in as {person.name}</Button>
              </Stack>
            </form>
          </Card>
        ))}
      </Grid>
    </Section>
  )
}

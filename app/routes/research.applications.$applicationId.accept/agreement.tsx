import type { DecisionLine } from '#app/domain/grants/decision.ts'
import { paths } from '#app/paths.ts'
import type { FormReply } from '#app/platform/form.server.ts'
import { GrantedTable } from '#app/proposal/granted-table.tsx'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { Checkbox } from '#app/ui/choices.tsx'
import { Field } from '#app/ui/field.tsx'
import { FormActions } from '#app/ui/form-actions.tsx'
import { Prose, Stack } from '#app/ui/layout.tsx'
import { Section } from '#app/ui/section.tsx'

type AgreementProps = {
  id: string
  title: string
  lab: string
  lines: readonly DecisionLine[]
  form: FormReply | undefined
}

/** What both sides promise, and the place to sign. */
export function Agreement({ id, title, lab, lines, form }: AgreementProps) {
  return (
    <Stack gap="wide">
      <Section title="What you get">
        <GrantedTable caption={`Hours for “${title}”`} lines={lines} />
      </Section>
      <Section title="What we agree">
        <Prose>
          <ol>
            <li>{lab} gives the hours above to this project, in these months, on its own GPUs.</li>
            <li>You use them for the work you described, and nobody sells them on.</li>
            <li>You release what you promised under the licence you named, within six months of the last run.</li>
            <li>Hours of a month that are not used in it may go to others; we write to you before.</li>
            <li>Title, summary, institution and hours of the project are public.</li>
          </ol>
        </Prose>
      </Section>
      <form method="post" noValidate>
        <Stack>
          <Checkbox
            name="agreed"
            label="I accept these terms for my team."
            isChecked={form?.values.agreed === 'yes'}
            error={form?.fieldErrors.agreed}
          />
          <Field
            name="signedName"
            label="Your full name"
            hint="Typing it is your signature; we keep it with the time."
            autoComplete="name"
            width="medium"
            maxLength={200}
            defaultValue={form?.values.signedName}
            error={form?.fieldErrors.signedName}
          />
          <FormActions note="The project exists from this moment on.">
            <Button size="large">Sign and accept</Button>
            <ButtonLink to={paths.research.application(id)} kind="quiet">
              Not now
            </ButtonLink>
          </FormActions>
        </Stack>
      </form>
    </Stack>
  )
}

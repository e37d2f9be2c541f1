import { type AgreementText, promisesOf } from '#app/domain/grants/agreements/agreement.ts'
import type { DecisionLine } from '#app/domain/grants/decision.ts'
import { paths } from '#app/paths.ts'
import type { FormReply } from '#app/platform/form.server.ts'
import { GrantedTable } from '#app/proposal/granted-table.tsx'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { Checkbox } from '#app/ui/choices.tsx'
import { Details } from '#app/ui/details.tsx'
import { Field } from '#app/ui/field.tsx'
import { FormActions } from '#app/ui/form-actions.tsx'
import { GpuHoursField } from '#app/ui/gpu-hours-field.tsx'
import { Prose, Stack } from '#app/ui/layout.tsx'
import { Section } from '#app/ui/section.tsx'

type AgreementProps = {
  id: string
  title: string
  text: AgreementText
  lines: readonly DecisionLine[]
  form: FormReply | undefined
}

/** What both sides promise, the hours to take, and the place to sign. */
export function Agreement({ id, title, text, lines, form }: AgreementProps) {
  const isPart = Object.keys(form?.values ?? {}).some((name) => name.startsWith('taken-'))
  return (
    <Stack gap="wide">
      <Section title="What is offered">
        <GrantedTable caption={`Hours for “${title}”`} lines={lines} />
      </Section>
      <Section title="What we agree">
        <Prose>
          <ol>
            {promisesOf(text).map((promise) => (
              <li key={promise}>{promise}</li>
            ))}
          </ol>
        </Prose>
      </Section>
      <form method="post" noValidate>
        <Stack>
          <Details summary="Take fewer hours than are offered" isOpen={isPart}>
            <Stack>
              <p>
                What you leave goes to other projects and cannot be had back. An empty field takes nothing of its class.
              </p>
              {lines.map(({ gpuClass, seconds }) => (
                <GpuHoursField
                  key={gpuClass}
                  name={`taken-${gpuClass}`}
                  label="Hours you take"
                  gpuClass={gpuClass}
                  defaultValue={isPart ? (form?.values[`taken-${gpuClass}`] ?? '') : seconds}
                  error={form?.fieldErrors[`taken-${gpuClass}`]}
                />
              ))}
            </Stack>
          </Details>
          <Checkbox
            name="agreed"
            label="I accept these terms for my team."
            isChecked={form?.values.agreed === 'yes'}
            error={form?.fieldErrors.agreed}
          />
          <Field
            name="signedName"
            label="Your full name"
            hint="Typing it is your signature; we keep it with the time and these words."
            autoComplete="name"
            width="medium"
            maxLength={200}
            defaultValue={form?.values.signedName}
            error={form?.fieldErrors.signedName}
          />
          <FormActions note="The project exists from this moment on. You get the agreement as a PDF.">
            <Button size="large">Sign and accept</Button>
            <ButtonLink to={paths.research.application(id)} kind="quiet">
              Not now
            </ButtonLink>
            <a href={paths.research.applicationSection(id, 'withdraw')}>Refuse the offer</a>
          </FormActions>
        </Stack>
      </form>
    </Stack>
  )
}

import { type Component, componentNames, components } from '#app/domain/grants/openness/component.ts'
import type { Release } from '#app/domain/grants/openness/read-release.server.ts'
import type { FormReply } from '#app/platform/form.server.ts'
import { Button } from '#app/ui/button.tsx'
import { Field, SelectField } from '#app/ui/field.tsx'
import { FormActions } from '#app/ui/form-actions.tsx'
import { Stack } from '#app/ui/layout.tsx'
import { Section } from '#app/ui/section.tsx'

type ClaimFormProps = { release: Release; asked: Component | null; form: FormReply | undefined }

/** One component at a time: where it is, and under which licence. */
export function ClaimForm({ release, asked, form }: ClaimFormProps) {
  const { items } = release.checklist
  const open = componentNames.filter((name) => items.find((one) => one.component === name)?.state !== 'verified')
  if (open.length === 0) return null
  const known = items.find((one) => one.component === asked)
  const start: Record<string, string> = {
    component: asked ?? '',
    url: known?.url ?? '',
    licence: known?.licence ?? release.licence,
  }
  const field = (name: string) => ({
    name,
    defaultValue: (form?.values ?? start)[name],
    error: form?.fieldErrors[name],
  })
  return (
    <Section id="claim" title="Say what comes with it">
      <form method="post" noValidate>
        <Stack>
          <SelectField
            {...field('component')}
            label="Component"
            prompt="Choose a component"
            width="medium"
            options={open.map((value) => ({ value, label: components[value].words }))}
          />
          <Field
            {...field('url')}
            label="Where anybody finds it"
            hint="An address that opens without an account: a file, a folder, a page."
            maxLength={500}
            spellCheck={false}
          />
          <Field
            {...field('licence')}
            label="Licence"
            hint="SPDX, such as Apache-2.0."
            width="medium"
            maxLength={200}
          />
          <FormActions note="One officer checks it, another verifies it. Only what is verified counts.">
            <Button>Put it on the list</Button>
          </FormActions>
        </Stack>
      </form>
    </Section>
  )
}

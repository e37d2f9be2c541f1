import type { Claim } from '#app/domain/giving/employer/read-claims.server.ts'
import type { FormReply } from '#app/platform/form.server.ts'
import { Button } from '#app/ui/button.tsx'
import { Radios } from '#app/ui/choices.tsx'
import { Field, TextArea } from '#app/ui/field.tsx'
import { FormActions } from '#app/ui/form-actions.tsx'
import { Stack } from '#app/ui/layout.tsx'
import { MoneyField, typedDollars } from '#app/ui/money-field.tsx'
import { Section } from '#app/ui/section.tsx'

type ClaimFormsProps = { claim: Claim; today: string; form: FormReply | undefined }

/** What became of it: asked, refused, to be asked again, or answered by a gift of the company, which can be undone. */
export function ClaimForms({ claim, today, form }: ClaimFormsProps) {
  if (claim.state === 'received') return <UndoForm />
  const at = (name: string) => ({ name, defaultValue: form?.values[name], error: form?.fieldErrors[name] })
  const choices = [
    ...(claim.state === 'noted' ? [{ value: 'claimed', label: 'The employer was asked' }] : []),
    ...(claim.state === 'refused'
      ? []
      : [
          {
            value: 'received',
            label: 'Its gift is here',
            hint: 'The gift is the company’s, and so is its receipt. Whoever gave first is thanked with a soft credit.',
            reveals: (
              <Stack>
                <Field {...at('companyGift')} label="Id of the company’s gift" width="medium" maxLength={60} />
                <MoneyField
                  {...at('amount')}
                  label="What of it answers this gift"
                  defaultValue={form?.values.amount ?? typedDollars(claim.left)}
                />
              </Stack>
            ),
          },
          {
            value: 'refused',
            label: 'It does not add',
            reveals: <TextArea {...at('reason')} label="Why not" rows={2} maxLength={500} />,
          },
        ]),
    ...(claim.state === 'noted' ? [] : [{ value: 'noted', label: 'It is to be asked again' }]),
  ]
  return (
    <Section title="What became of it">
      <form method="post">
        <Stack>
          <Radios {...at('to')} label="What became of it" labelIs="hidden" choices={choices} />
          <Field
            {...at('on')}
            kind="date"
            label="Day"
            defaultValue={form?.values.on ?? today}
            width="short"
            isOptional
          />
          <FormActions>
            <Button>Note it</Button>
          </FormActions>
        </Stack>
      </form>
    </Section>
  )
}

function UndoForm() {
  return (
    <Section
      title="Linked by mistake?"
      note="The gift of the company stays as it is. The link and the credit of whoever gave first go, and the claim stands as before."
    >
      <form method="post">
        <input type="hidden" name="to" value="unlinked" />
        <Button kind="quiet">Undo the link</Button>
      </form>
    </Section>
  )
}

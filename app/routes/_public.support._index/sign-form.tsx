import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { Field, TextArea } from '#app/ui/field.tsx'
import { FormActions } from '#app/ui/form-actions.tsx'
import { Stack } from '#app/ui/layout.tsx'

type SignFormProps = { values: Record<string, string>; errors: Record<string, string[]> }

/** Four fields; the address is for the one letter that asks whether it was you. */
export function SignForm({ values, errors }: SignFormProps) {
  const of = (name: string) => ({ name, defaultValue: values[name], error: errors[name] })
  return (
    <Card title="Sign" headingLevel={2}>
      <form method="post" noValidate>
        <Stack>
          <Field {...of('name')} label="Your name" hint="Shown here." autoComplete="name" maxLength={120} />
          <Field
            {...of('affiliation')}
            label="Where you work"
            hint="Shown beside it."
            autoComplete="organization"
            isOptional
            maxLength={160}
          />
          <TextArea {...of('words')} label="A line from you" isOptional rows={3} maxLength={280} />
          <Field
            {...of('email')}
            kind="email"
            label="E-mail address"
            hint="Never shown. We ask there whether it was you, and write no more."
            autoComplete="email"
            maxLength={254}
          />
          <FormActions>
            <Button>Sign</Button>
          </FormActions>
        </Stack>
      </form>
    </Card>
  )
}

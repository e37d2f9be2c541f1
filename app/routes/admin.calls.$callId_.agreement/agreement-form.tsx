import { type AgreementText, typedPromises } from '#app/domain/grants/agreements/agreement.ts'
import { opennessClassWords } from '#app/domain/grants/output.ts'
import type { FormReply } from '#app/platform/form.server.ts'
import { Button } from '#app/ui/button.tsx'
import { Radios } from '#app/ui/choices.tsx'
import { TextArea } from '#app/ui/field.tsx'
import { FormActions } from '#app/ui/form-actions.tsx'
import { Stack } from '#app/ui/layout.tsx'
import { Section } from '#app/ui/section.tsx'

type AgreementFormProps = { text: AgreementText; form: FormReply | undefined }

/** The text as it stands, or as it was typed when it was refused. */
export function AgreementForm({ text, form }: AgreementFormProps) {
  return (
    <Section title="Change it">
      <form method="post" noValidate>
        <Stack>
          <input type="hidden" name="number" value={form?.values.number ?? text.number} />
          <TextArea
            name="promises"
            label="What both sides promise"
            hint="One promise a paragraph, with an empty line between. They are numbered by themselves."
            rows={14}
            defaultValue={form?.values.promises ?? typedPromises(text.promises)}
            error={form?.fieldErrors.promises}
          />
          <Radios
            name="opennessClass"
            label="A model that comes out of it reaches at least"
            hint="Classes of the Model Openness Framework. It is the last promise of every agreement."
            defaultValue={form?.values.opennessClass ?? String(text.opennessClass)}
            choices={([1, 2, 3] as const).map((value) => ({ value: String(value), label: opennessClassWords[value] }))}
            error={form?.fieldErrors.opennessClass}
          />
          <FormActions note="Nobody who holds an offer is asked to sign anything else than what they were offered.">
            <Button>Keep as the next version</Button>
          </FormActions>
        </Stack>
      </form>
    </Section>
  )
}

import { LimitFields } from '#app/area/limit-fields.tsx'
import type { LimitVersion } from '#app/domain/giving/benefits/read-benefits.server.ts'
import type { FormReply } from '#app/platform/form.server.ts'
import { Button } from '#app/ui/button.tsx'
import { TextArea } from '#app/ui/field.tsx'
import { FormActions } from '#app/ui/form-actions.tsx'
import { Stack } from '#app/ui/layout.tsx'
import { Section } from '#app/ui/section.tsx'

type CorrectFormProps = { counts: LimitVersion; form: FormReply | undefined }

/** What counts now, to be put right by a further version. */
export function CorrectForm({ counts, form }: CorrectFormProps) {
  return (
    <Section
      title="Correct them"
      note="Receipts that were issued stay as they are. Where one is wrong for its giver, issue it anew on the gift’s page."
    >
      <form method="post">
        <input type="hidden" name="version" value={form?.values.version ?? counts.version} />
        <Stack>
          <LimitFields form={form} counts={counts} />
          <TextArea
            name="reason"
            label="Why they are corrected"
            rows={2}
            maxLength={500}
            defaultValue={form?.values.reason}
            error={form?.fieldErrors.reason}
          />
          <FormActions>
            <Button>Correct the limits of {counts.year}</Button>
          </FormActions>
        </Stack>
      </form>
    </Section>
  )
}

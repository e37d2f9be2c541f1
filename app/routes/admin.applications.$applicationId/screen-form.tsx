import { paths } from '#app/paths.ts'
import { Button } from '#app/ui/button.tsx'
import { Radios } from '#app/ui/choices.tsx'
import { TextArea } from '#app/ui/field.tsx'
import { FormActions } from '#app/ui/form-actions.tsx'
import { Stack } from '#app/ui/layout.tsx'
import { Section } from '#app/ui/section.tsx'

/** Whether it goes to review, back to its applicant, or does not fit the call. */
export function ScreenForm({ id }: { id: string }) {
  return (
    <Section title="Screen it">
      <form method="post" action={paths.admin.applicationAct(id, 'screen')} noValidate>
        <Stack>
          <Radios
            name="to"
            label="Is it complete, and does it fit the call?"
            choices={[
              { value: 'in_review', label: 'Yes: send it to review' },
              { value: 'returned', label: 'Almost: return it for a change' },
              { value: 'ineligible', label: 'No: it does not fit' },
            ]}
          />
          <TextArea
            name="note"
            label="Note to the applicant"
            hint="Needed to return or refuse it; they read it on the page and in a letter."
            rows={4}
            maxLength={5000}
            isOptional
          />
          <FormActions>
            <Button>Screen</Button>
          </FormActions>
        </Stack>
      </form>
    </Section>
  )
}

import type { Place } from '#app/domain/giving/wall/read-places.server.ts'
import type { FormReply } from '#app/platform/form.server.ts'
import { Button } from '#app/ui/button.tsx'
import { TextArea } from '#app/ui/field.tsx'
import { FormActions } from '#app/ui/form-actions.tsx'
import { Section } from '#app/ui/section.tsx'

/** What becomes of a place: with a reason, unless it is shown. */
export function DecideForm({ place, form }: { place: Pick<Place, 'state'>; form: FormReply | undefined }) {
  const isShown = place.state === 'shown'
  return (
    <Section title={isShown ? 'Take it down' : 'Decide'}>
      <form method="post">
        <TextArea
          name="reason"
          label="Reason"
          hint={isShown ? 'The backer reads it.' : 'Only when it is not shown. The backer reads it.'}
          rows={3}
          maxLength={500}
          isOptional={!isShown}
          defaultValue={form?.values.reason}
          error={form?.fieldErrors.reason}
        />
        <FormActions>
          {isShown ? (
            <Button kind="danger" name="decision" value="take-down">
              Take it down
            </Button>
          ) : (
            <>
              <Button name="decision" value="show">
                Show it
              </Button>
              <Button kind="quiet" name="decision" value="refuse">
                Do not show it
              </Button>
            </>
          )}
        </FormActions>
      </form>
    </Section>
  )
}

import { paths } from '#app/paths.ts'
import { Button } from '#app/ui/button.tsx'
import { Details } from '#app/ui/details.tsx'
import { TextArea } from '#app/ui/field.tsx'
import { FormActions } from '#app/ui/form-actions.tsx'
import { Stack } from '#app/ui/layout.tsx'

/** A conflict noticed later is no shame: the way out stays open. */
export function StepBack({ id }: { id: string }) {
  return (
    <Details summary="I notice a conflict of interest only now">
      <form method="post" action={paths.review.declare(id)} noValidate>
        <Stack>
          <input type="hidden" name="has" value="conflict" />
          <TextArea name="reason" label="What it is, in a few words" rows={3} maxLength={2000} />
          <FormActions note="The application closes to you, and a review you sent in no longer counts.">
            <Button kind="danger">Step back</Button>
          </FormActions>
        </Stack>
      </form>
    </Details>
  )
}

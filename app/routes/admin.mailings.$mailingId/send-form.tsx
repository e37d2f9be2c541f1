import { paths } from '#app/paths.ts'
import { Button } from '#app/ui/button.tsx'
import { FormActions } from '#app/ui/form-actions.tsx'

/** The button that sends the letter, with what it will do. */
export function SendForm({ mailingId, total }: { mailingId: string; total: number }) {
  if (total === 0) return null
  const donors = total === 1 ? 'the one donor' : `the ${total.toLocaleString('en-US')} donors`
  return (
    <form method="post" action={paths.admin.mailingAct(mailingId, 'send')}>
      <input type="hidden" name="expected" value={total} />
      <FormActions note="Whoever stopped such letters, or has no e-mail address, gets none. A letter sent cannot be called back.">
        <Button>{`Send it to ${donors} of this segment`}</Button>
      </FormActions>
    </form>
  )
}

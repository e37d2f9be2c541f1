import type { ApplicationState } from '#app/domain/grants/application.ts'
import { paths } from '#app/paths.ts'
import { Button } from '#app/ui/button.tsx'

/** The panel's next step, where there is one. */
export function AdvanceForm({ id, state }: { id: string; state: ApplicationState }) {
  const next = state === 'in_review' ? 'in_discussion' : state === 'in_discussion' ? 'recommended' : null
  if (!next) return null
  return (
    <form method="post" action={paths.admin.applicationAct(id, 'advance')}>
      <input type="hidden" name="to" value={next} />
      <Button kind="quiet" size="small">
        {next === 'in_discussion' ? 'Open the discussion' : 'Note that the panel recommends'}
      </Button>
    </form>
  )
}

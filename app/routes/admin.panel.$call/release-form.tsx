import { Button } from '#app/ui/button.tsx'
import { FormActions } from '#app/ui/form-actions.tsx'
import { Section } from '#app/ui/section.tsx'

/** Makes the drafted decisions known together. */
export function ReleaseForm({ drafted, undecided }: { drafted: number; undecided: number }) {
  return (
    <Section title="Release">
      {drafted === 0 ? (
        <p>No decision is drafted that is not released yet.</p>
      ) : (
        <form method="post">
          <input type="hidden" name="expected" value={drafted} />
          <p>
            {drafted === 1 ? 'One decision is' : `${drafted} decisions are`} drafted.
            {undecided > 0 &&
              ` ${undecided} ${undecided === 1 ? 'application has' : 'applications have'} none yet and will wait.`}
          </p>
          <FormActions note="Applicants learn it at once, all together, and the letters leave. It cannot be taken back.">
            <Button>Release {drafted === 1 ? 'the decision' : `${drafted} decisions`}</Button>
          </FormActions>
        </form>
      )}
    </Section>
  )
}

import type { Call } from '#app/domain/grants/call.ts'
import type { Rubric } from '#app/domain/grants/rubrics/rubric.ts'
import { RubricTable } from './rubric-table.tsx'

type HowDecidedProps = { call: Pick<Call, 'deadline'>; rubric: Rubric }

/** How a call is reviewed and decided, for whoever thinks of applying; a rolling call has no common day. */
export function HowDecided({ call, rubric }: HowDecidedProps) {
  return (
    <>
      <p>
        Reviewers declare conflicts before they see a proposal. They score by the criteria below, and{' '}
        {call.deadline === null
          ? 'applications are read and decided as they come; you are told with the reviewers’ comments.'
          : 'every decision of the call is told on the same day, with the reviewers’ comments.'}
      </p>
      {rubric.blindness === 'double' && (
        <p>Reviewers see no names, institutions or teams: leave them out of your answers and the attachment.</p>
      )}
      <RubricTable rubric={rubric} />
    </>
  )
}

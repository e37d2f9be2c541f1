import type { SectionProblem } from '#app/domain/grants/check-answers.ts'
import { paths } from '#app/paths.ts'
import { fieldId } from '#app/ui/error-summary.tsx'
import { Notice } from '#app/ui/notice.tsx'

type ProblemListProps = { applicationId: string; problems: readonly SectionProblem[] }

/** Everything that stands between this application and its sending, each with a link to the very field. */
export function ProblemList({ applicationId, problems }: ProblemListProps) {
  if (problems.length === 0) return null
  return (
    <Notice
      tone="warn"
      title={
        problems.length === 1 ? 'One thing before you can send it' : `${problems.length} things before you can send it`
      }
    >
      <ul>
        {problems.map((problem) => (
          <li key={`${problem.field} ${problem.sentence}`}>
            <a href={`${paths.research.applicationSection(applicationId, problem.section)}#${fieldId(problem.field)}`}>
              {problem.sectionTitle}: {problem.sentence}
            </a>
          </li>
        ))}
      </ul>
    </Notice>
  )
}

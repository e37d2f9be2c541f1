import {
  type Form,
  type FormSection,
  type Question,
  shownQuestions,
  shownSections,
} from '#app/domain/grants/forms/form.ts'
import type { RequestLine } from '#app/domain/grants/request.ts'
import { teamRoles, teamRoleWords } from '#app/domain/grants/team.ts'
import { Stack } from '#app/ui/layout.tsx'
import { Section } from '#app/ui/section.tsx'
import { SummaryList } from '#app/ui/summary-list.tsx'
import { answerOf } from './answer.tsx'
import { AttachmentLink, type KeptAttachment } from './attachment-link.tsx'
import { RequestTable } from './request-table.tsx'

type ProposalProps = {
  applicationId: string
  form: Form
  answers: Record<string, string>
  lines: readonly RequestLine[]
  team: readonly { name: string; institution: string; role: string }[]
  attachment: KeptAttachment | null
}

/** An application to read, section by section, for reviewers and staff. */
export function Proposal(proposal: ProposalProps) {
  const { form, answers, attachment } = proposal
  const sections = shownSections(form, answers).filter(({ part }) => part !== 'attachment' || attachment)
  return (
    <Stack gap="wide">
      {sections.map((section) => (
        <Section key={section.name} title={section.title}>
          <Part {...proposal} of={section} />
          <Answers questions={shownQuestions(form, section, answers)} answers={answers} />
        </Section>
      ))}
    </Stack>
  )
}

function Answers({ questions, answers }: { questions: readonly Question[]; answers: Record<string, string> }) {
  if (questions.length === 0) return null
  const rows = questions.map((question) => ({
    term: question.label,
    value: answerOf(question, answers[question.name]),
  }))
  return <SummaryList rows={rows} />
}

/** What a section holds beside its answers: the hours, the people, the PDF. */
function Part({ of: { part }, applicationId, lines, team, attachment }: ProposalProps & { of: FormSection }) {
  if (part === 'request') return <RequestTable lines={lines} />
  if (part === 'attachment' && attachment)
    return <AttachmentLink applicationId={applicationId} attachment={attachment} />
  if (part !== 'team') return null
  return (
    <SummaryList
      rows={team.map((member) => ({
        term: wordOfRole(member.role),
        value: [member.name, member.institution].filter(Boolean).join(', '),
      }))}
    />
  )
}

export function wordOfRole(role: string): string {
  const known = teamRoles.find((name) => name === role)
  return known ? teamRoleWords[known] : role
}

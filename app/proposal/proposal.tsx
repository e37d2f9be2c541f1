import { questions, type SectionName, sectionTitles } from '#app/domain/grants/application-form.ts'
import type { RequestLine } from '#app/domain/grants/request.ts'
import { teamRoles, teamRoleWords } from '#app/domain/grants/team.ts'
import { Stack } from '#app/ui/layout.tsx'
import { Section } from '#app/ui/section.tsx'
import { SummaryList } from '#app/ui/summary-list.tsx'
import { AttachmentLink, type KeptAttachment } from './attachment-link.tsx'
import { Paragraphs } from './paragraphs.tsx'
import { RequestTable } from './request-table.tsx'

type ProposalProps = {
  applicationId: string
  answers: Record<string, string>
  lines: readonly RequestLine[]
  team: readonly { name: string; institution: string; role: string }[]
  attachment: KeptAttachment | null
}

const read: readonly Exclude<SectionName, 'team' | 'attachment'>[] = ['project', 'science', 'compute', 'openness']

/** An application to read, section by section, for reviewers and staff. */
export function Proposal({ applicationId, answers, lines, team, attachment }: ProposalProps) {
  return (
    <Stack gap="wide">
      {read.map((section) => (
        <Section key={section} title={sectionTitles[section]}>
          {section === 'compute' && <RequestTable lines={lines} />}
          <Answers section={section} answers={answers} />
        </Section>
      ))}
      <Section title={sectionTitles.team}>
        <SummaryList
          rows={team.map((member) => ({
            term: wordOfRole(member.role),
            value: [member.name, member.institution].filter(Boolean).join(', '),
          }))}
        />
        <Answers section="team" answers={answers} />
      </Section>
      {attachment && (
        <Section title={sectionTitles.attachment}>
          <AttachmentLink applicationId={applicationId} attachment={attachment} />
        </Section>
      )}
    </Stack>
  )
}

function Answers({ section, answers }: { section: SectionName; answers: Record<string, string> }) {
  return (
    <SummaryList
      rows={questions[section].map((question) => ({
        term: question.label,
        value:
          shownAnswer(question.choices, answers[question.name] ?? '') ?? (question.isOptional ? 'Nothing' : undefined),
      }))}
    />
  )
}

function shownAnswer(choices: readonly { value: string; label: string }[] | undefined, typed: string) {
  if (!typed.trim()) return undefined
  return choices?.find((choice) => choice.value === typed)?.label ?? <Paragraphs text={typed} />
}

export function wordOfRole(role: string): string {
  const known = teamRoles.find((name) => name === role)
  return known ? teamRoleWords[known] : role
}

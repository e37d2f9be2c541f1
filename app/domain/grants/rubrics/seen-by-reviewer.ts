import { type Form, questionsOf } from '../forms/form.ts'
import type { Blindness } from './rubric.ts'

type Named = { name: string; institution: string; role: string }
type Proposal = {
  form: Form
  answers: Record<string, string>
  attachment: { name: string; bytes: number; sha256: string } | null
}

/**
 * The one place that says what a reviewer sees of who is behind an application. In a call with double blindness: no names, no
 * institution and nothing of the section about the team, and the attachment without the name its sender gave it.
 */
export function seenByReviewer<Seen extends Proposal>(
  blindness: Blindness,
  { people, proposal }: { people: Named[]; proposal: Seen | null },
): { people: Named[]; proposal: Seen | null } {
  if (blindness === 'single') return { people, proposal }
  return { people: [], proposal: proposal && withoutNames(proposal) }
}

function withoutNames<Seen extends Proposal>(proposal: Seen): Seen {
  const sections = proposal.form.sections
    .filter((section) => section.part !== 'team')
    .map((section) => ({ ...section, questions: section.questions.filter(({ name }) => name !== 'institution') }))
  const form = { ...proposal.form, sections }
  const asked = new Set(questionsOf(form).map(({ name }) => name))
  const answers = Object.fromEntries(Object.entries(proposal.answers).filter(([name]) => asked.has(name)))
  const attachment = proposal.attachment && { ...proposal.attachment, name: 'attachment.pdf' }
  return { ...proposal, form, answers, attachment }
}

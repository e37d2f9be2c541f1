import type { Form, FormSection, Question } from '#app/domain/grants/forms/form.ts'
import { keptQuestions } from '#app/domain/grants/forms/form-faults.ts'
import type { CallForms } from '#app/domain/grants/forms/read-forms.server.ts'
import { paths } from '#app/paths.ts'
import { answeredBy, askedWhen } from '#app/proposal/form-words.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { Row, Stack } from '#app/ui/layout.tsx'
import { Section } from '#app/ui/section.tsx'
import { Table } from '#app/ui/table.tsx'
import { PartActs } from './part-acts.tsx'

type SectionPartProps = {
  callId: string
  form: Form
  section: FormSection
  place: { isFirst: boolean; isLast: boolean }
  seen: CallForms['seen']
  mayAct: boolean
}

const partNotes = {
  request: 'Here the hours are asked, class by class and month by month.',
  team: 'Here the people are named.',
  attachment: 'Here one PDF can be sent.',
} as const

/** One section of the form with its questions, each with what can be done to it. */
export function SectionPart({ callId, form, section, place, seen, mayAct }: SectionPartProps) {
  const { name, title, lead, part, questions } = section
  const acts = (
    thing: 'section' | 'question',
    of: { name: string; label: string },
    at: typeof place,
    isKept: boolean,
  ) => <PartActs callId={callId} seen={seen} thing={thing} {...of} {...at} isKept={isKept} />
  const row = (question: Question, index: number) => ({
    id: question.name,
    ...(mayAct && { to: paths.admin.callQuestion(callId, question.name) }),
    cells: {
      label: question.isOptional ? `${question.label} (optional)` : question.label,
      kind: answeredBy(question),
      when: askedWhen(form, question) ?? 'Always',
      acts: acts('question', question, isAt(index, questions), question.name in keptQuestions),
    },
  })
  return (
    <Section
      title={title}
      note={lead}
      action={
        mayAct && (
          <Row>
            <a href={paths.admin.callSection(callId, name)}>Change {title}</a>
            {acts('section', { name, label: title }, place, part === 'request' || part === 'team')}
          </Row>
        )
      }
    >
      <Stack>
        {part && <p>{partNotes[part]}</p>}
        {questions.length > 0 && (
          <Table
            caption={`Questions of ${title}`}
            captionIs="hidden"
            columns={[
              { name: 'label', label: 'Question' },
              { name: 'kind', label: 'Answered by' },
              { name: 'when', label: 'Asked' },
              ...(mayAct ? [{ name: 'acts', label: 'Order' }] : []),
            ]}
            rows={questions.map(row)}
          />
        )}
        {mayAct && part !== 'attachment' && (
          <p>
            <ButtonLink to={paths.admin.newQuestion(callId, name)} kind="quiet" size="small">
              Add a question to {title}
            </ButtonLink>
          </p>
        )}
      </Stack>
    </Section>
  )
}

function isAt(index: number, among: readonly unknown[]) {
  return { isFirst: index === 0, isLast: index === among.length - 1 }
}

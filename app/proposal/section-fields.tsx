import type { Call } from '#app/domain/grants/call.ts'
import { type Form, type FormSection, isShown, type Question } from '#app/domain/grants/forms/form.ts'
import { QuestionField } from './question-field.tsx'
import { RequestFields } from './request-fields.tsx'
import { TeamFields } from './team-fields.tsx'

type SectionFieldsProps = {
  form: Form
  section: FormSection
  call: Pick<Call, 'gpuClasses' | 'firstMonth' | 'lastMonth'>
  /** The names of the GPU classes by code. */
  names: Record<string, string>
  leadName: string
  values: Record<string, string>
  errors: Record<string, string[]>
}

/** The fields of one section, as its applicant and whoever previews the form see them. */
export function SectionFields({ form, section, call, names, leadName, values, errors }: SectionFieldsProps) {
  return (
    <>
      {section.part === 'request' && <RequestFields call={call} names={names} values={values} errors={errors} />}
      {section.part === 'team' && <TeamFields leadName={leadName} values={values} errors={errors} />}
      {section.questions
        .filter((question) => !hangsHere(section, question) && isShown(form, question, values))
        .map((question) => (
          <QuestionField
            key={question.name}
            question={question}
            among={section.questions}
            values={values}
            errors={errors}
          />
        ))}
    </>
  )
}

/** A question that hangs on one of its own section stands under that one's answer, not in the line. */
function hangsHere(section: FormSection, { shownWhen }: Question): boolean {
  return section.questions.some((one) => one.name === shownWhen?.question)
}

/** The questions of a section that wait for an answer of another section. */
export function hangsElsewhere(section: FormSection): Question[] {
  return section.questions.filter((question) => question.shownWhen && !hangsHere(section, question))
}

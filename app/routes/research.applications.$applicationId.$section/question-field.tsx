import type { Question } from '#app/domain/grants/application-form.ts'
import { Radios } from '#app/ui/choices.tsx'
import { Field, TextArea } from '#app/ui/field.tsx'

type QuestionFieldProps = { question: Question; typed: string; error: readonly string[] | undefined }

/** One question, as the field its kind asks for. */
export function QuestionField({ question, typed, error }: QuestionFieldProps) {
  const words = {
    name: question.name,
    label: question.label,
    hint: question.hint,
    isOptional: question.isOptional,
    error,
  }
  if (question.kind === 'choice') return <Radios {...words} choices={question.choices ?? []} defaultValue={typed} />
  if (question.kind === 'line') return <Field {...words} defaultValue={typed} maxLength={question.limit} />
  const rows = question.limit > 300 ? 14 : 8
  return <TextArea {...words} defaultValue={typed} rows={rows} wordLimit={question.limit} maxLength={20_000} />
}

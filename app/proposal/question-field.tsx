import { choicesOf, type Question } from '#app/domain/grants/forms/form.ts'
import { type Choice, Radios } from '#app/ui/choices.tsx'
import { Details } from '#app/ui/details.tsx'
import { Field, TextArea } from '#app/ui/field.tsx'
import { Stack } from '#app/ui/layout.tsx'
import { Paragraphs } from './paragraphs.tsx'

type QuestionFieldProps = {
  question: Question
  /** The section's questions: those that hang on this one come up under the answer they wait for. */
  among: readonly Question[]
  values: Record<string, string>
  errors: Record<string, string[]>
}

/** One question, as the field its kind asks for, with how somebody answered it well. */
export function QuestionField(props: QuestionFieldProps) {
  const { example, label } = props.question
  if (!example) return <BareField {...props} />
  return (
    <Stack gap="tight">
      <BareField {...props} />
      <Details summary={`An example for “${label}”`}>
        <Paragraphs text={example} />
      </Details>
    </Stack>
  )
}

function BareField({ question, among, values, errors }: QuestionFieldProps) {
  const typed = values[question.name] ?? ''
  const { name, label, hint, isOptional, limit } = question
  const words = { name, label, hint, isOptional, error: errors[name] }
  const choices = choicesOf(question)
  if (choices) {
    const shown = choices.map((choice) => withFollowers(choice, { question, among, values, errors }))
    return <Radios {...words} choices={shown} defaultValue={typed} />
  }
  if (question.kind === 'line') return <Field {...words} defaultValue={typed} maxLength={limit} />
  if (question.kind === 'number') {
    return <Field {...words} defaultValue={typed} width="medium" inputMode="decimal" maxLength={24} />
  }
  return <TextArea {...words} defaultValue={typed} rows={limit > 300 ? 14 : 8} wordLimit={limit} maxLength={20_000} />
}

function withFollowers(choice: Choice, { question, among, values, errors }: QuestionFieldProps): Choice {
  const followers = among.filter(
    ({ shownWhen }) => shownWhen?.question === question.name && shownWhen.is === choice.value,
  )
  if (followers.length === 0) return choice
  const reveals = followers.map((follower) => (
    <QuestionField key={follower.name} question={follower} among={among} values={values} errors={errors} />
  ))
  return { ...choice, reveals: <Stack>{reveals}</Stack> }
}

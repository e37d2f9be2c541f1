import { type FormSection, type Question, questionKinds } from '#app/domain/grants/forms/form.ts'
import { keptQuestions } from '#app/domain/grants/forms/form-faults.ts'
import type { CallForms } from '#app/domain/grants/forms/read-forms.server.ts'
import { paths } from '#app/paths.ts'
import type { FormReply } from '#app/platform/form.server.ts'
import { kindWords } from '#app/proposal/form-words.ts'
import { conditionsBefore, typedChoices } from '#app/proposal/question-ask.ts'
import { SeenFields } from '#app/proposal/seen-fields.tsx'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { Checkbox } from '#app/ui/choices.tsx'
import { Field, SelectField, TextArea } from '#app/ui/field.tsx'
import { FormActions } from '#app/ui/form-actions.tsx'
import { Grid, Stack } from '#app/ui/layout.tsx'

type QuestionFormProps = {
  callId: string
  question: Question | null
  sections: readonly FormSection[]
  /** Where it stands, or will stand. */
  section: string
  seen: CallForms['seen']
  form: FormReply | undefined
}

/** Everything about one question. */
export function QuestionForm({ callId, question, sections, section, seen, form }: QuestionFormProps) {
  const kept = form?.values ?? typedOf(question, section)
  const field = (name: string) => ({ name, defaultValue: kept[name], error: form?.fieldErrors[name] })
  const isKept = question !== null && question.name in keptQuestions
  return (
    <form method="post" noValidate>
      <Stack>
        <SeenFields seen={seen} />
        {question && <input type="hidden" name="name" value={question.name} />}
        <TextArea {...field('label')} label="Question" rows={2} maxLength={300} />
        <TextArea
          {...field('hint')}
          label="Help"
          hint="Stands under the question."
          rows={2}
          maxLength={1000}
          isOptional
        />
        <TextArea
          {...field('example')}
          label="Example answer"
          hint="Folded away under the field; opened on request."
          rows={4}
          maxLength={5000}
          isOptional
        />
        <Grid cell="figure">
          <SelectField
            {...field('kind')}
            label="Answered by"
            options={questionKinds.map((value) => ({ value, label: kindWords[value] }))}
          />
          <Field
            {...field('limit')}
            label="Limit"
            hint="Words of a long text, characters of a short one, the largest number."
            kind="digits"
            isOptional
          />
          <SelectField
            {...field('section')}
            label="Section"
            options={sections
              .filter(({ part }) => part !== 'attachment')
              .map(({ name, title }) => ({ value: name, label: title }))}
          />
        </Grid>
        <TextArea
          {...field('choices')}
          label="Answers to choose from"
          hint="For one of several answers: one a line, its help after a bar. “Class II | Weights and code; the data described.” An answer whose words change is a new answer."
          rows={5}
          maxLength={10_000}
          isOptional
        />
        {!isKept && (
          <>
            <SelectField
              {...field('shownWhen')}
              label="Asked"
              prompt="always"
              options={conditionsBefore(sections, question?.name ?? null)}
            />
            <Checkbox name="isOptional" label="May stay empty" isChecked={kept.isOptional === 'yes'} />
          </>
        )}
        <FormActions>
          <Button>Keep the question</Button>
          <ButtonLink to={paths.admin.callForm(callId)} kind="quiet">
            Back to the form
          </ButtonLink>
        </FormActions>
      </Stack>
    </form>
  )
}

function typedOf(question: Question | null, section: string): Record<string, string> {
  if (!question) return { section, kind: 'text' }
  const { label, hint = '', example = '', kind, limit, isOptional, shownWhen } = question
  return {
    section,
    label,
    hint,
    example,
    kind,
    limit: String(limit),
    choices: typedChoices(question),
    isOptional: isOptional ? 'yes' : '',
    shownWhen: shownWhen ? `${shownWhen.question}=${shownWhen.is}` : '',
  }
}

import { Field } from '#app/ui/field.tsx'
import { Section } from '#app/ui/section.tsx'
import type { Parts } from './give-form.tsx'

/** Asked only while stolen cards are being tried: in words, so that it can be read aloud, and without script. */
export function Question({ values, errors }: Parts) {
  return (
    <Section title="Is a person giving?" look="broad">
      <input type="hidden" name="question" value={values.question} />
      <input type="hidden" name="sealed" value={values.sealed} />
      <Field
        name="answer"
        label={values.question ?? ''}
        width="short"
        inputMode="numeric"
        autoComplete="off"
        error={errors.answer}
        maxLength={20}
      />
    </Section>
  )
}

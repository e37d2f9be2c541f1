import { mostCriteria, type Rubric } from '#app/domain/grants/rubrics/rubric.ts'
import type { FormReply } from '#app/platform/form.server.ts'
import { typedRubric } from '#app/proposal/rubric-ask.ts'
import { Button } from '#app/ui/button.tsx'
import { Radios } from '#app/ui/choices.tsx'
import { Details } from '#app/ui/details.tsx'
import { Field, TextArea } from '#app/ui/field.tsx'
import { FormActions } from '#app/ui/form-actions.tsx'
import { Grid, Stack } from '#app/ui/layout.tsx'
import { Section } from '#app/ui/section.tsx'

type RubricFormProps = { rubric: Rubric; form: FormReply | undefined }
type FieldOf = (name: string) => { name: string; defaultValue: string | undefined; error: string[] | undefined }

const places = Array.from({ length: mostCriteria }, (_, index) => index + 1)
const levels = [1, 2, 3, 4, 5] as const

/** Every criterion with its weight and levels; the places not used are folded away. */
export function RubricForm({ rubric, form }: RubricFormProps) {
  const kept: Record<string, string> = form?.values ?? typedRubric(rubric)
  const field: FieldOf = (name) => ({ name, defaultValue: kept[name], error: form?.fieldErrors[name] })
  const last = Math.max(1, ...places.filter((place) => kept[`title-${place}`]?.trim()))
  const free = places.filter((place) => place > last)
  const sum = places.reduce((total, place) => total + (Number(kept[`weight-${place}`]) || 0), 0)
  return (
    <form method="post" noValidate>
      <Stack gap="wide">
        <input type="hidden" name="number" value={rubric.number} />
        <Section
          title="Criteria"
          note={`The weights add up to ${sum}; they must make 100. A criterion without a title is left out.`}
        >
          <Stack>
            {places.slice(0, last).map((place) => (
              <CriterionFields key={place} place={place} field={field} kept={kept} />
            ))}
            {free.length > 0 && (
              <Details summary={`Room for ${free.length} more`}>
                {free.map((place) => (
                  <CriterionFields key={place} place={place} field={field} kept={kept} />
                ))}
              </Details>
            )}
          </Stack>
        </Section>
        <Radios
          {...field('blindness')}
          label="Who knows whom"
          choices={[
            { value: 'single', label: 'Reviewers see who applies; applicants never learn who reviews.' },
            {
              value: 'double',
              label: 'Neither side knows the other.',
              hint: 'Reviewers see no names, no institution and nothing about the team. What stands in the answers or the attached PDF is not changed: ask applicants to leave names out. Once one application has begun, this stays.',
            },
          ]}
        />
        <FormActions note="It holds until the first word of a review is written; from then on nothing of it changes.">
          <Button>Keep the criteria</Button>
        </FormActions>
      </Stack>
    </form>
  )
}

function CriterionFields({ place, field, kept }: { place: number; field: FieldOf; kept: Record<string, string> }) {
  return (
    <fieldset>
      <legend>Criterion {place}</legend>
      <Stack>
        <input type="hidden" name={`name-${place}`} value={kept[`name-${place}`] ?? ''} />
        <Grid cell="figure">
          <Field {...field(`title-${place}`)} label="Title" maxLength={80} isOptional={place > 1} />
          <Field
            {...field(`weight-${place}`)}
            label="Weight"
            kind="digits"
            suffix="%"
            maxLength={3}
            isOptional={place > 1}
          />
        </Grid>
        <TextArea {...field(`asks-${place}`)} label="What it asks" rows={2} maxLength={300} isOptional />
        <Grid cell="figure">
          {levels.map((level) => (
            <Field
              key={level}
              {...field(`level-${place}-${level}`)}
              label={`${level} means`}
              maxLength={120}
              isOptional={level !== 1 && level !== 5}
            />
          ))}
        </Grid>
      </Stack>
    </fieldset>
  )
}

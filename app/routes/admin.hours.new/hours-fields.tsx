import { HoursTerms } from '#app/area/hours-terms.tsx'
import type { FormReply } from '#app/platform/form.server.ts'
import { Button } from '#app/ui/button.tsx'
import { Radios } from '#app/ui/choices.tsx'
import { Field, TextArea } from '#app/ui/field.tsx'
import { FormActions } from '#app/ui/form-actions.tsx'
import { Stack } from '#app/ui/layout.tsx'
import { Section } from '#app/ui/section.tsx'

type HoursFieldsProps = {
  page: {
    hoursId: string
    classes: readonly { code: string; name: string }[]
    donor: { id: string; name: string } | null
    month: string
  }
  form: FormReply | undefined
}

/** Who promises which hours, and when. */
export function HoursFields({ page, form }: HoursFieldsProps) {
  const values = form?.values ?? {}
  const errors = form?.fieldErrors ?? {}
  const field = (name: string) => ({ name, defaultValue: values[name], error: errors[name] })
  return (
    <form method="post">
      <input type="hidden" name="hours" value={values.hours ?? page.hoursId} />
      <Stack gap="wide">
        <Section title="Who promises them">
          {page.donor ? (
            <>
              <input type="hidden" name="donor" value={page.donor.id} />
              <p>{page.donor.name}</p>
            </>
          ) : (
            <>
              <Field {...field('donorName')} label="Name of the company" maxLength={120} />
              <Field
                {...field('email')}
                kind="email"
                label="E-mail address"
                hint="A company the lab knows by this address is counted as that donor."
                isOptional
                maxLength={254}
              />
            </>
          )}
          <Radios
            {...field('visibility')}
            label="In public"
            defaultValue={values.visibility ?? 'named'}
            choices={[
              { value: 'named', label: 'By name', hint: 'Among the backers, once hours are delivered.' },
              { value: 'unlisted', label: 'Not named' },
              { value: 'anonymous', label: 'Anonymous', hint: 'Only finance and the auditor see whose they are.' },
            ]}
          />
        </Section>
        <Section title="What is promised">
          <HoursTerms classes={page.classes} month={page.month} values={values} errors={errors} />
          <TextArea
            {...field('agreement')}
            label="Where it is written down"
            hint="Such as: letter of 3 March 2026."
            rows={2}
            maxLength={500}
          />
        </Section>
      </Stack>
      <FormActions note="The company gets a letter that says how hours come into the calendar.">
        <Button>Write it down</Button>
      </FormActions>
    </form>
  )
}

import { HoursTerms } from '#app/area/hours-terms.tsx'
import type { FormReply } from '#app/platform/form.server.ts'
import { Button } from '#app/ui/button.tsx'
import { Radios } from '#app/ui/choices.tsx'
import { Field, TextArea } from '#app/ui/field.tsx'
import { FormActions } from '#app/ui/form-actions.tsx'
import { Stack } from '#app/ui/layout.tsx'

type OfferFieldsProps = {
  hoursId: string
  classes: readonly { code: string; name: string }[]
  month: string
  form: FormReply | undefined
}

/** What a company offers: class, hours, window, and how they would be reached. */
export function OfferFields({ hoursId, classes, month, form }: OfferFieldsProps) {
  const values = form?.values ?? {}
  const errors = form?.fieldErrors ?? {}
  const field = (name: string) => ({ name, defaultValue: values[name], error: errors[name] })
  return (
    <form method="post">
      <input type="hidden" name="hours" value={values.hours ?? hoursId} />
      <Stack>
        <Field {...field('company')} label="Company" autoComplete="organization" maxLength={120} width="medium" />
        <HoursTerms classes={classes} month={month} values={values} errors={errors} />
        <TextArea
          {...field('words')}
          label="How the lab would reach them"
          hint="Such as: a reservation on your cluster, accounts by SSH, Slurm partition atom."
          rows={3}
          maxLength={500}
        />
        <Radios
          {...field('visibility')}
          label="In public"
          defaultValue={values.visibility ?? 'named'}
          choices={[
            { value: 'named', label: 'Name the company', hint: 'Among the backers, once hours are delivered.' },
            {
              value: 'anonymous',
              label: 'Stay anonymous',
              hint: 'Hidden from the public and most staff, not from finance and the auditor.',
            },
          ]}
        />
      </Stack>
      <FormActions>
        <Button>Offer these hours</Button>
      </FormActions>
    </form>
  )
}

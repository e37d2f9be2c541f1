import { tickedIn } from '#app/area/ticked-in.ts'
import type { FormReply } from '#app/platform/form.server.ts'
import { Button } from '#app/ui/button.tsx'
import { Checkboxes, Radios } from '#app/ui/choices.tsx'
import { Field, TextArea } from '#app/ui/field.tsx'
import { FormActions } from '#app/ui/form-actions.tsx'
import { Stack } from '#app/ui/layout.tsx'
import { MoneyField } from '#app/ui/money-field.tsx'
import { Section } from '#app/ui/section.tsx'

type Choice = { id: string; name: string }
type ChallengeFieldsProps = {
  page: { challengeId: string; funds: readonly Choice[]; donor: Choice | null; today: string }
  form: FormReply | undefined
}
type Parts = { values: Record<string, string>; errors: Record<string, string[]> }

/** Who promises what, for which gifts, and when. */
export function ChallengeFields({ page, form }: ChallengeFieldsProps) {
  const parts = { values: form?.values ?? {}, errors: form?.fieldErrors ?? {} }
  return (
    <form method="post">
      <input type="hidden" name="challenge" value={page.challengeId} />
      <Stack gap="wide">
        <Who {...parts} donor={page.donor} />
        <Terms {...parts} form={form} funds={page.funds} />
        <Window {...parts} today={page.today} />
      </Stack>
      <FormActions note="It is open on its first day. Nothing is booked before a gift is matched.">
        <Button>Set the challenge</Button>
      </FormActions>
    </form>
  )
}

function Who({ values, errors, donor }: Parts & { donor: Choice | null }) {
  const field = (name: string) => ({ name, defaultValue: values[name], error: errors[name] })
  return (
    <Section title="Who promises it">
      {donor ? (
        <>
          <input type="hidden" name="donor" value={donor.id} />
          <p>{donor.name}</p>
        </>
      ) : (
        <>
          <Field {...field('donorName')} label="Name of the donor" maxLength={120} />
          <Field
            {...field('email')}
            kind="email"
            label="E-mail address"
            hint="Somebody the lab knows by this address is counted as that donor."
            isOptional
            maxLength={254}
          />
          <Radios
            {...field('is')}
            label="Kind of donor"
            defaultValue={values.is ?? 'organisation'}
            choices={[
              { value: 'organisation', label: 'An organisation' },
              { value: 'person', label: 'A person' },
              { value: 'household', label: 'A household' },
            ]}
          />
        </>
      )}
      <Radios
        {...field('visibility')}
        label="On the page of giving"
        defaultValue={values.visibility ?? 'named'}
        choices={[
          { value: 'named', label: 'By name' },
          { value: 'anonymous', label: 'Anonymous', hint: 'Only finance and the auditor see whose it is.' },
        ]}
      />
    </Section>
  )
}

function Terms({ values, errors, funds, form }: Parts & { funds: readonly Choice[]; form: FormReply | undefined }) {
  const field = (name: string) => ({ name, defaultValue: values[name], error: errors[name] })
  return (
    <Section title="What is promised">
      <Field {...field('name')} label="Name" hint="Such as The autumn challenge." maxLength={120} />
      <Radios
        {...field('ratio')}
        label="Added to each dollar"
        defaultValue={values.ratio ?? '100'}
        choices={[
          { value: '50', label: '50 cents' },
          { value: '100', label: 'One dollar: gifts are doubled' },
          { value: '200', label: 'Two dollars: gifts are tripled' },
          { value: '300', label: 'Three dollars' },
        ]}
      />
      <MoneyField {...field('pool')} label="The pool, in all" />
      <MoneyField {...field('capPerGift')} label="At most for one gift" isOptional />
      <Checkboxes
        name="funds"
        label="For gifts to"
        error={errors.funds}
        defaultValues={form ? tickedIn(form, 'funds') : []}
        choices={funds.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <TextArea
        {...field('agreement')}
        label="Where it is written down"
        hint="The letter or the agreement: what is not matched must not be owed there either."
        rows={2}
        maxLength={500}
      />
    </Section>
  )
}

function Window({ values, errors, today }: Parts & { today: string }) {
  const field = (name: string) => ({ name, kind: 'date' as const, width: 'short' as const, error: errors[name] })
  return (
    <Section title="When">
      <Field {...field('opensOn')} label="First day" defaultValue={values.opensOn ?? today} />
      <Field
        {...field('lastOn')}
        label="Last day"
        hint="Gifts given by then are matched even when their money takes some days; a week later it ends."
        defaultValue={values.lastOn}
      />
    </Section>
  )
}

import { channelWords } from '#app/domain/giving/arrival.ts'
import type { ImportChoices, ImportKind } from '#app/domain/giving/imports/giving-import.ts'
import type { FormReply } from '#app/platform/form.server.ts'
import { Radios } from '#app/ui/choices.tsx'
import { Field, SelectField } from '#app/ui/field.tsx'
import { Section } from '#app/ui/section.tsx'
import { channels } from './columns-ask.ts'

type ChoicesFieldsProps = {
  kind: ImportKind
  choices: ImportChoices
  funds: readonly { id: string; name: string }[]
  form: FormReply | undefined
}

/** What is said once for the whole file. */
export function ChoicesFields({ kind, choices, funds, form }: ChoicesFieldsProps) {
  const values = form?.values ?? {}
  const errors = form?.fieldErrors ?? {}
  return (
    <Section title="For every row">
      <Field
        name="source"
        label="Whose ids these are"
        hint="A row with the same id from the same system is the same row, whatever file it stands in."
        defaultValue={values.source ?? choices.source}
        error={errors.source}
        width="medium"
        maxLength={60}
      />
      <SelectField
        name="donorKind"
        label="A donor is, unless the row says otherwise"
        options={[
          { value: 'person', label: 'A person' },
          { value: 'organisation', label: 'An organisation' },
          { value: 'household', label: 'A household' },
        ]}
        defaultValue={values.donorKind ?? choices.donorKind}
        error={errors.donorKind}
        width="medium"
      />
      {kind !== 'donors' && <MoneyFields choices={choices} funds={funds} form={form} />}
      {kind === 'gifts' && <GiftFields choices={choices} form={form} />}
    </Section>
  )
}

function MoneyFields({ choices, funds, form }: Omit<ChoicesFieldsProps, 'kind'>) {
  const values = form?.values ?? {}
  const errors = form?.fieldErrors ?? {}
  return (
    <>
      <SelectField
        name="fund"
        label="Fund, unless the row names one"
        prompt="None: a row must name its fund"
        options={funds.map(({ id, name }) => ({ value: id, label: name }))}
        defaultValue={values.fund ?? choices.fundId ?? ''}
        error={errors.fund}
        width="medium"
        isOptional
      />
      <SelectField
        name="channel"
        label="Way of paying, unless the row says one"
        options={channels.map((channel) => ({ value: channel, label: channelWords[channel] }))}
        defaultValue={values.channel ?? choices.channel}
        error={errors.channel}
        width="medium"
      />
      <Radios
        name="dates"
        label="03/04/2024 is"
        defaultValue={values.dates ?? choices.dates}
        error={errors.dates}
        choices={[
          { value: 'month-first', label: '4 March 2024' },
          { value: 'day-first', label: '3 April 2024' },
        ]}
      />
    </>
  )
}

function GiftFields({ choices, form }: Pick<ChoicesFieldsProps, 'choices' | 'form'>) {
  const values = form?.values ?? {}
  const errors = form?.fieldErrors ?? {}
  return (
    <>
      <Radios
        name="monthDay"
        label="A gift of March 2024, without a day, was given"
        hint="The row says that its day is unknown."
        defaultValue={values.monthDay ?? choices.monthDay}
        error={errors.monthDay}
        choices={[
          { value: 'first', label: 'On the first day of the month' },
          { value: 'last', label: 'On the last day of the month' },
          { value: 'refuse', label: 'On no day: leave the row out' },
        ]}
      />
      <Radios
        name="money"
        label="Where the money is"
        defaultValue={values.money ?? choices.money}
        error={errors.money}
        choices={[
          {
            value: 'earlier',
            label: 'It was received and dealt with before these books begin',
            hint: 'The gifts count for their donors. No fund can spend them.',
          },
          {
            value: 'bank',
            label: 'It lies in the lab’s bank account',
            hint: 'The fund can spend it, and the journal shows it at the bank from today on.',
          },
        ]}
      />
    </>
  )
}

import { pledgeMethods, rhythms, rhythmWords } from '#app/domain/giving/pledges/pledge.ts'
import type { FormReply } from '#app/platform/form.server.ts'
import { Button } from '#app/ui/button.tsx'
import { Radios } from '#app/ui/choices.tsx'
import { Field, TextArea } from '#app/ui/field.tsx'
import { FormActions } from '#app/ui/form-actions.tsx'
import { Row, Stack } from '#app/ui/layout.tsx'
import { MoneyField } from '#app/ui/money-field.tsx'
import { Section } from '#app/ui/section.tsx'
import { firmnessChoices, methodWords } from './choice-words.ts'
import { ownRows } from './pledge-form.ts'
import { Who } from './who-fields.tsx'

type PledgeFieldsProps = {
  page: {
    intent: string
    funds: readonly { slug: string; name: string; purpose: string }[]
    values: Record<string, string>
  }
  form: FormReply | undefined
}
export type Parts = { values: Record<string, string>; errors: Record<string, string[]> }

/** The whole pledge on one screen: what, when, how firm, how it is paid, from whom. */
export function PledgeFields({ page, form }: PledgeFieldsProps) {
  const parts = { values: form?.values ?? page.values, errors: form?.fieldErrors ?? {} }
  return (
    <form method="post" noValidate>
      <input type="hidden" name="intent" value={form?.values.intent || page.intent} />
      <Stack gap="wide">
        <What {...parts} funds={page.funds} />
        <When {...parts} />
        <How {...parts} />
        <Firm {...parts} />
        <Who {...parts} />
        <FormActions note="Nothing is charged now. The lab reads every pledge and writes to you when it accepts; until then you can take it back.">
          <Button size="large">Make the pledge</Button>
        </FormActions>
      </Stack>
    </form>
  )
}

function What({ values, errors, funds }: Parts & { funds: PledgeFieldsProps['page']['funds'] }) {
  return (
    <Section title="How much, and what for" look="broad">
      <MoneyField
        name="amount"
        label="The whole sum"
        hint="All parts together, from $100."
        defaultValue={values.amount}
        error={errors.amount}
        width="medium"
      />
      <Radios
        name="fund"
        label="What for"
        error={errors.fund}
        defaultValue={funds.some((fund) => fund.slug === values.fund) ? values.fund : funds[0]?.slug}
        choices={funds.map((fund) => ({ value: fund.slug, label: fund.name, hint: fund.purpose }))}
      />
    </Section>
  )
}

function When({ values, errors }: Parts) {
  const own = <OwnDates values={values} errors={errors} />
  return (
    <Section title="When" look="broad">
      <Radios
        name="rhythm"
        label="You pay"
        error={errors.rhythm}
        defaultValue={values.rhythm ?? 'quarterly'}
        choices={rhythms.map((rhythm) => ({
          value: rhythm,
          label: rhythmWords[rhythm],
          ...(rhythm === 'own' ? { hint: 'Up to twelve dates, each with its amount.', reveals: own } : {}),
        }))}
      />
      <Row>
        <Field
          name="count"
          kind="digits"
          label="Number of parts"
          hint="Equal to the cent; the last takes what does not divide. Empty for dates of your own."
          defaultValue={values.count}
          error={errors.count}
          width="short"
        />
        <Field
          name="firstOn"
          kind="date"
          label="Day of the first part"
          hint="The others follow on this day, or on the last of a shorter month. Empty for dates of your own."
          defaultValue={values.firstOn}
          error={errors.firstOn}
          width="short"
        />
      </Row>
    </Section>
  )
}

function OwnDates({ values, errors }: Parts) {
  return (
    <Stack gap="tight">
      {ownRows.map((row) => (
        <Row key={row}>
          <Field
            name={`day${row}`}
            kind="date"
            label={`Day of part ${row}`}
            defaultValue={values[`day${row}`]}
            error={errors[`day${row}`]}
            width="short"
            isOptional
          />
          <MoneyField
            name={`part${row}`}
            label={`Amount of part ${row}`}
            defaultValue={values[`part${row}`]}
            error={errors[`part${row}`]}
            isOptional
          />
        </Row>
      ))}
    </Stack>
  )
}

function How({ values, errors }: Parts) {
  return (
    <Section title="How you pay" look="broad">
      <Radios
        name="method"
        label="How you pay"
        labelIs="hidden"
        error={errors.method}
        defaultValue={values.method}
        choices={pledgeMethods.map((method) => ({ value: method, ...methodWords[method] }))}
      />
      <Field
        name="poNumber"
        label="Purchase order number"
        hint="Printed on every invoice, when your organisation needs one."
        isOptional
        defaultValue={values.poNumber}
        error={errors.poNumber}
        width="medium"
        maxLength={60}
      />
    </Section>
  )
}

function Firm({ values, errors }: Parts) {
  const condition = (
    <TextArea
      name="condition"
      label="Your condition"
      hint="What must happen before you owe anything, so that anyone can say whether it did: “A model of 30 billion parameters is released by 31 December 2027.”"
      rows={3}
      maxLength={1000}
      defaultValue={values.condition}
      error={errors.condition}
      isOptional
    />
  )
  return (
    <Section title="How firm it is" look="broad">
      <Radios
        name="firmness"
        label="How firm it is"
        labelIs="hidden"
        error={errors.firmness}
        defaultValue={values.firmness}
        choices={firmnessChoices.map((choice) => ({
          ...choice,
          ...(choice.value === 'condition' ? { reveals: condition } : {}),
        }))}
      />
    </Section>
  )
}

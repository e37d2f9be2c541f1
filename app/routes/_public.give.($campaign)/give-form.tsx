import type { TokenLimit } from '#app/domain/giving/benefits/benefit.ts'
import type { CampaignBenefit } from '#app/domain/giving/benefits/read-benefits.server.ts'
import { paths } from '#app/paths.ts'
import type { FormReply } from '#app/platform/form.server.ts'
import { Button } from '#app/ui/button.tsx'
import { Radios } from '#app/ui/choices.tsx'
import { Details } from '#app/ui/details.tsx'
import { Field, TextArea } from '#app/ui/field.tsx'
import { FormActions } from '#app/ui/form-actions.tsx'
import { Stack } from '#app/ui/layout.tsx'
import { Section } from '#app/ui/section.tsx'
import { Amount } from './amount.tsx'
import { CardFields } from './card.tsx'
import { EuroAmount } from './euro-amount.tsx'
import { Frequency } from './frequency.tsx'
import type { Rate } from './hours-words.ts'
import { InReturn } from './in-return.tsx'
import { Method } from './method.tsx'
import { Question } from './question.tsx'
import { Shown } from './shown.tsx'

type GiveFormProps = {
  page: {
    intent: string
    funds: readonly { slug: string; name: string; purpose: string }[]
    rates: readonly Rate[]
    values: Record<string, string>
    labEmail: string
    labName: string
    dayOfMonth: string
    campaign: { slug: string } | null
    takesEuros: boolean
    isInEuros: boolean
    inReturn: { benefit: CampaignBenefit; limit: TokenLimit | null; sealed: string } | null
  }
  form: FormReply | undefined
}
export type Parts = { values: Record<string, string>; errors: Record<string, string[]> }

/** The whole gift on one screen; it is paid on the next. */
export function GiveForm({ page, form }: GiveFormProps) {
  const values = form ? form.values : page.values
  const parts = { values, errors: form?.fieldErrors ?? {} }
  const isInEuros = form ? form.values.currency === 'eur' : page.isInEuros
  return (
    <form method="post" noValidate>
      <input type="hidden" name="intent" value={form?.values.intent || page.intent} />
      <Stack gap="wide">
        {isInEuros ? (
          <EuroAmount {...parts} campaign={page.campaign?.slug} hasBenefit={page.inReturn !== null} />
        ) : (
          <>
            <Frequency {...parts} dayOfMonth={page.dayOfMonth} />
            <Amount {...parts} rates={page.rates} labEmail={page.labEmail} />
            {page.inReturn && <InReturn {...parts} {...page.inReturn} />}
          </>
        )}
        <For {...parts} funds={page.funds} />
        {!isInEuros && (
          <Method {...parts} inEurosAt={page.takesEuros ? paths.giveInEuros(page.campaign?.slug) : null} />
        )}
        <From {...parts} labName={page.labName} />
        <Shown {...parts} />
        {values.question && <Question {...parts} />}
        <FormActions note="You pay on the next page, at Stripe. We never see the number of your card or account.">
          <Button size="large">Continue to payment</Button>
        </FormActions>
      </Stack>
    </form>
  )
}

function For({ values, errors, funds }: Parts & { funds: GiveFormProps['page']['funds'] }) {
  const first = funds[0]?.slug
  return (
    <Section title="What for" look="broad">
      <Radios
        name="fund"
        label="Fund"
        labelIs="hidden"
        error={errors.fund}
        defaultValue={funds.some((fund) => fund.slug === values.fund) ? values.fund : first}
        choices={funds.map((fund) => ({ value: fund.slug, label: fund.name, hint: fund.purpose }))}
      />
    </Section>
  )
}

function From({ values, errors, labName }: Parts & { labName: string }) {
  return (
    <Section title="From whom" look="broad">
      <Field
        name="name"
        label="Your name"
        hint="The receipt is made out to it."
        autoComplete="name"
        defaultValue={values.name}
        error={errors.name}
        maxLength={120}
      />
      <Field
        name="email"
        kind="email"
        label="E-mail address"
        hint="The receipt goes there. Nothing else does."
        autoComplete="email"
        defaultValue={values.email}
        error={errors.email}
        maxLength={254}
      />
      <Dedication values={values} errors={errors} labName={labName} />
    </Section>
  )
}

/** Folded away unless something in it was filled or is wrong: most gifts are for nobody in particular. */
function Dedication({ values, errors, labName }: Parts & { labName: string }) {
  const isTouched =
    isDedicated(values) || Boolean(values.note || errors.dedicationName || errors.note || hasCard({ values, errors }))
  return (
    <Details summary="Dedicate it to someone, or leave a note" isOpen={isTouched}>
      <Stack>
        <Radios
          name="dedicationKind"
          label="Dedicate this gift"
          isOptional
          error={errors.dedicationKind}
          defaultValue={values.dedicationKind ?? 'none'}
          choices={[
            { value: 'none', label: 'To nobody in particular' },
            { value: 'in_honour', label: 'In honour of someone' },
            { value: 'in_memory', label: 'In memory of someone' },
          ]}
        />
        <Field
          name="dedicationName"
          label="Whom"
          isOptional
          defaultValue={values.dedicationName}
          error={errors.dedicationName}
          maxLength={120}
        />
        <CardFields values={values} errors={errors} labName={labName} />
        <TextArea
          name="note"
          label="A note to the lab"
          hint="Read by staff, never published."
          isOptional
          rows={3}
          maxLength={1000}
          defaultValue={values.note}
          error={errors.note}
        />
      </Stack>
    </Details>
  )
}

function hasCard({ values, errors }: Parts): boolean {
  return Object.keys({ ...values, ...errors }).some(
    (name) => name.startsWith('card') && values[name] !== 'none' && (values[name] || errors[name]),
  )
}

function isDedicated({ dedicationKind, dedicationName }: Record<string, string>): boolean {
  return (dedicationKind !== undefined && dedicationKind !== 'none') || Boolean(dedicationName)
}

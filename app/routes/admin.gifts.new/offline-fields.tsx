import { KnownDonor, NewDonor } from '#app/area/giver-fields.tsx'
import { channelWords } from '#app/domain/giving/arrival.ts'
import type { OfferedBenefit } from '#app/domain/giving/benefits/read-benefits.server.ts'
import type { FormReply } from '#app/platform/form.server.ts'
import { Button } from '#app/ui/button.tsx'
import { Radios } from '#app/ui/choices.tsx'
import { Field, SelectField, TextArea } from '#app/ui/field.tsx'
import { FormActions } from '#app/ui/form-actions.tsx'
import { Row, Stack } from '#app/ui/layout.tsx'
import { MoneyField, typedDollars } from '#app/ui/money-field.tsx'
import { Section } from '#app/ui/section.tsx'
import type { Cents } from '#app/units/money.ts'
import { Adviser } from './adviser.tsx'
import { InReturn } from './in-return.tsx'
import { enteredChannels, splitRows } from './offline-form.ts'

type Choice = { id: string; name: string }
type OfflineFieldsProps = {
  funds: readonly Choice[]
  /** What campaigns give in return. */
  benefits: readonly OfferedBenefit[]
  donor: (Choice & { email: string | null }) | null
  batch: Choice | null
  /** The challenge whose matches it pays. */
  challenge: Choice | null
  /** The part of a pledge it pays. */
  part: { id: string; place: number; shares: { fundId: string; amount: Cents }[]; visibility: string } | null
  /** The part binds nobody, and a donor-advised fund pays it: its sponsor gives. */
  isGrant: boolean
  intent: string
  today: string
  form: FormReply | undefined
}

/** What staff write down of a gift that did not come by card: who, how, how much to which funds, and the two days. */
export function OfflineFields({
  funds,
  benefits,
  donor,
  batch,
  challenge,
  part,
  isGrant,
  intent,
  today,
  form,
}: OfflineFieldsProps) {
  const values = form?.values ?? {}
  const errors = form?.fieldErrors ?? {}
  return (
    <form method="post">
      <input type="hidden" name="intent" value={values.intent ?? intent} />
      {batch && <input type="hidden" name="batch" value={batch.id} />}
      {challenge && <input type="hidden" name="challenge" value={challenge.id} />}
      {part && <input type="hidden" name="part" value={part.id} />}
      <Stack gap="wide">
        {donor ? (
          <KnownDonor donor={donor} />
        ) : (
          <NewDonor form={form} nameHint="Of a donor-advised fund, its sponsor." />
        )}
        <Section title="How it came">
          <Radios
            name="channel"
            label="Way"
            defaultValue={values.channel ?? (isGrant ? 'daf' : 'cheque')}
            error={errors.channel}
            choices={enteredChannels.map((channel) => ({
              value: channel,
              label: channelWords[channel],
              ...(channel === 'daf' && {
                hint: 'The sponsor of the fund is the donor and gets the acknowledgement; nobody gets a receipt for taxes.',
                reveals: <Adviser form={form} />,
              }),
            }))}
          />
          <Field
            name="reference"
            label="Reference"
            hint="The number of the cheque, or what the wire says: finance finds it at the bank by this."
            defaultValue={values.reference}
            error={errors.reference}
            width="medium"
            maxLength={120}
          />
        </Section>
        <SplitFields funds={funds} part={part} form={form} />
        {benefits.length > 0 && <InReturn benefits={benefits} form={form} />}
        <Section title="When">
          <Field
            name="giftDate"
            kind="date"
            label="Day of the gift"
            hint="For a cheque its postmark. The receipt and its tax year go by it."
            defaultValue={values.giftDate ?? today}
            error={errors.giftDate}
            width="short"
          />
          {!batch && (
            <Field
              name="effectiveOn"
              kind="date"
              label="Day it reached the bank"
              hint="Leave it empty for money that is still on its way: the gift then waits as expected, and nothing is booked."
              defaultValue={values.effectiveOn ?? (form ? '' : today)}
              error={errors.effectiveOn}
              width="short"
              isOptional
            />
          )}
        </Section>
        <Wishes part={part} form={form} />
      </Stack>
      <FormActions
        note={
          batch
            ? 'It is booked with the whole batch, when its totals agree.'
            : 'A gift that is here is booked with its receipt, which goes out at once.'
        }
      >
        <Button>Enter the gift</Button>
      </FormActions>
    </form>
  )
}

/** What is owed of a part, as if it had been typed: a row for each fund. */
function typedShares(shares: readonly { fundId: string; amount: Cents }[]): Record<string, string> {
  return Object.fromEntries(
    shares.slice(0, splitRows.length).flatMap(({ fundId, amount }, index) => [
      [`amount${index + 1}`, typedDollars(amount)],
      [`fund${index + 1}`, fundId],
    ]),
  )
}

function SplitFields({ funds, part, form }: Pick<OfflineFieldsProps, 'funds' | 'part' | 'form'>) {
  const values: Record<string, string> = form?.values ?? (part ? typedShares(part.shares) : {})
  const errors = form?.fieldErrors ?? {}
  const options = funds.map(({ id, name }) => ({ value: id, label: name }))
  return (
    <Section title="How much, to which fund">
      {splitRows.map((row) => (
        <Row key={row}>
          <MoneyField
            name={`amount${row}`}
            label={row === 1 ? 'Amount' : `Part ${row}`}
            defaultValue={values[`amount${row}`]}
            error={errors[`amount${row}`]}
            isOptional={row > 1}
          />
          <SelectField
            name={`fund${row}`}
            label={row === 1 ? 'Fund' : `Fund of part ${row}`}
            options={options}
            {...(row > 1 && { prompt: 'No further part' })}
            defaultValue={values[`fund${row}`]}
            error={errors[`fund${row}`]}
            isOptional={row > 1}
          />
        </Row>
      ))}
    </Section>
  )
}

function Wishes({ part, form }: Pick<OfflineFieldsProps, 'part' | 'form'>) {
  const values: Record<string, string> = form?.values ?? (part ? { visibility: part.visibility } : {})
  const errors = form?.fieldErrors ?? {}
  return (
    <Section title="What the giver wishes">
      <Radios
        name="visibility"
        label="On the page of backers"
        defaultValue={values.visibility ?? 'unlisted'}
        error={errors.visibility}
        choices={[
          { value: 'unlisted', label: 'Not listed' },
          { value: 'named', label: 'Listed by name', hint: 'Only when the giver asked for it.' },
          { value: 'anonymous', label: 'Anonymous', hint: 'Only finance and the auditor see who gave.' },
        ]}
      />
      <TextArea
        name="note"
        label="Note"
        rows={3}
        maxLength={1000}
        defaultValue={values.note}
        error={errors.note}
        isOptional
      />
    </Section>
  )
}

import { KnownDonor, NewDonor } from '#app/area/giver-fields.tsx'
import type { FormReply } from '#app/platform/form.server.ts'
import { Button } from '#app/ui/button.tsx'
import { Checkbox, Radios } from '#app/ui/choices.tsx'
import { Field, SelectField, TextArea } from '#app/ui/field.tsx'
import { FormActions } from '#app/ui/form-actions.tsx'
import { Row, Stack } from '#app/ui/layout.tsx'
import { MoneyField } from '#app/ui/money-field.tsx'
import { Section } from '#app/ui/section.tsx'

type Choice = { id: string; name: string }
type PropertyFieldsProps = {
  funds: readonly Choice[]
  donor: (Choice & { email: string | null }) | null
  /** The part of a pledge it pays. */
  part: { id: string; fundId: string; visibility: string } | null
  intent: string
  today: string
  form: FormReply | undefined
}

/** What staff write down of stock or another thing: who gave it, what it is, what the books put it at, and when it came. */
export function PropertyFields({ funds, donor, part, intent, today, form }: PropertyFieldsProps) {
  const values: Record<string, string> =
    form?.values ?? (part ? { fund: part.fundId, visibility: part.visibility } : {})
  const errors = form?.fieldErrors ?? {}
  const at = (name: string) => ({ name, defaultValue: values[name], error: errors[name] })
  return (
    <form method="post">
      <input type="hidden" name="intent" value={values.intent ?? intent} />
      {part && <input type="hidden" name="part" value={part.id} />}
      <Stack gap="wide">
        {donor ? <KnownDonor donor={donor} /> : <NewDonor form={form} />}
        <Section title="What came">
          <Radios
            name="kind"
            label="Kind of property"
            defaultValue={values.kind ?? 'stock'}
            error={errors.kind}
            choices={[
              {
                value: 'stock',
                label: 'Publicly traded stock',
                hint: 'Its value is the shares times the mean of the day’s highest and lowest price.',
                reveals: <Stock at={at} />,
              },
              {
                value: 'other',
                label: 'Another thing',
                hint: 'Equipment, crypto, stock that is not traded: by the lab’s own estimate. No cars, boats or planes. GPU-hours have a page of their own.',
                reveals: <Other at={at} />,
              },
            ]}
          />
          <SelectField
            {...at('fund')}
            label="Fund"
            options={funds.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Section>
        <Section title="When and where">
          <Field
            {...at('receivedOn')}
            kind="date"
            label="Day it came"
            hint="The day it was in the lab’s account or hands: the receipt, its tax year and the value go by it."
            defaultValue={values.receivedOn ?? today}
            width="short"
          />
          <Field
            {...at('reference')}
            label="Reference"
            hint="The broker’s number of the transfer, or where the thing stands."
            width="medium"
            maxLength={120}
          />
        </Section>
        <Section title="What the giver wishes">
          <Radios
            {...at('visibility')}
            label="On the page of backers"
            defaultValue={values.visibility ?? 'unlisted'}
            choices={[
              { value: 'unlisted', label: 'Not listed' },
              { value: 'named', label: 'Listed by name', hint: 'Only when the giver asked for it.' },
              { value: 'anonymous', label: 'Anonymous', hint: 'Only finance and the auditor see who gave.' },
            ]}
          />
          <TextArea {...at('note')} label="Note" rows={3} maxLength={1000} isOptional />
        </Section>
      </Stack>
      <FormActions note="It is booked at its value, which the fund can spend once it is sold. The receipt describes it and says no value.">
        <Button>Enter the property</Button>
      </FormActions>
    </form>
  )
}

type At = (name: string) => { name: string; defaultValue: string | undefined; error: string[] | undefined }

function Stock({ at }: { at: At }) {
  return (
    <Stack>
      <Field
        {...at('stock')}
        label="Stock"
        hint="Its ticker or the company’s name, as the receipt says it."
        maxLength={120}
        width="medium"
      />
      <Field {...at('shares')} label="Number of shares" width="short" inputMode="decimal" />
      <Row>
        <MoneyField {...at('low')} label="Lowest price that day" />
        <MoneyField {...at('high')} label="Highest price that day" />
      </Row>
    </Stack>
  )
}

function Other({ at }: { at: At }) {
  return (
    <Stack>
      <Field
        {...at('thing')}
        label="Description"
        hint="As the receipt says it after “your gift of”: what it is and how many, no value."
        maxLength={200}
      />
      <MoneyField {...at('estimate')} label="The lab’s own estimate" />
      <Field
        {...at('estimateSource')}
        label="Where the estimate is from"
        hint="An offer, a price list, an appraisal: what an auditor can look up."
        maxLength={300}
      />
      <Checkbox
        name="untraded"
        value="yes"
        label="It is stock that is not publicly traded"
        hint="Its receipt tells another limit for appraisals."
        isChecked={at('untraded').defaultValue === 'yes'}
      />
    </Stack>
  )
}

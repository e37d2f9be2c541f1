import { gpuHours } from '#app/units/gpu-time.ts'
import { cents } from '#app/units/money.ts'
import { Button, ButtonLink } from '../button.tsx'
import { ChoiceCards } from '../choice-cards.tsx'
import { Checkbox, Checkboxes, Radios } from '../choices.tsx'
import { ErrorSummary } from '../error-summary.tsx'
import { Field, FileField, SelectField, TextArea } from '../field.tsx'
import { FormActions } from '../form-actions.tsx'
import { GpuHoursField } from '../gpu-hours-field.tsx'
import { Row, Stack } from '../layout.tsx'
import { MoneyField } from '../money-field.tsx'
import { Specimen, type Theme } from './specimen.tsx'

/** Everything a person fills in or presses. */
export function Forms() {
  return (
    <>
      <Specimen name="Button and ButtonLink" draw={() => <Buttons />} />
      <Specimen name="ChoiceCards with another amount" draw={(theme) => <Amounts theme={theme} />} />
      <Specimen name="Field kinds" draw={(theme) => <Fields theme={theme} />} />
      <Specimen name="Choices" draw={(theme) => <Choices theme={theme} />} />
      <Specimen name="Refused form" draw={(theme) => <Refused theme={theme} />} />
    </>
  )
}

function Buttons() {
  return (
    <Stack>
      <Row>
        <Button type="button">Give $100</Button>
        <Button type="button" kind="quiet">
          Save and come back later
        </Button>
        <Button type="button" kind="danger">
          Void this receipt
        </Button>
      </Row>
      <Row>
        <Button type="button" size="large">
          Continue to payment
        </Button>
        <Button type="button" disabled>
          Nothing to release
        </Button>
      </Row>
      <Row>
        <Button type="button" size="small">
          Assign
        </Button>
        <Button type="button" size="small" kind="quiet">
          Snooze
        </Button>
        <ButtonLink to="#csv" size="small" kind="quiet">
          CSV
        </ButtonLink>
      </Row>
    </Stack>
  )
}

function Amounts({ theme }: { theme: Theme }) {
  return (
    <ChoiceCards
      name={`${theme}-amount`}
      label="How much would you like to give?"
      hint="At the published rate of $2.00 for one H100 GPU-hour."
      defaultValue="100"
      cards={[
        { value: '25', label: '$25', detail: '12.50 GPU-h' },
        { value: '100', label: '$100', detail: '50 GPU-h' },
        { value: '250', label: '$250', detail: '125 GPU-h' },
        { value: '1000', label: '$1,000', detail: '500 GPU-h' },
      ]}
      other={{ name: `${theme}-other`, label: 'Another amount' }}
    />
  )
}

function Fields({ theme }: { theme: Theme }) {
  return (
    <Stack>
      <Field name={`${theme}-name`} label="Full name" hint="As it should stand on the receipt." autoComplete="name" />
      <Field name={`${theme}-email`} kind="email" label="E-mail" autoComplete="email" defaultValue="ada@demo.test" />
      <MoneyField name={`${theme}-gift`} label="Amount" defaultValue={cents(10_330n)} />
      <GpuHoursField
        name={`${theme}-hours`}
        label="Hours asked"
        gpuClass="h100"
        defaultValue={gpuHours(12_400)}
        width="medium"
      />
      <Field name={`${theme}-day`} kind="date" label="Date on the cheque" width="short" />
      <Field name={`${theme}-code`} kind="digits" label="Six-digit code" width="code" autoComplete="one-time-code" />
      <SelectField
        name={`${theme}-fund`}
        label="Fund"
        prompt="Choose a fund"
        options={[
          { value: 'compute', label: 'Compute fund' },
          { value: 'health', label: 'Health' },
        ]}
      />
      <TextArea name={`${theme}-why`} label="What will you train?" rows={4} wordLimit={300} isOptional />
      <FileField
        name={`${theme}-file`}
        label="Proposal (PDF)"
        accept="application/pdf"
        kept={<a href="#f">atlas-v2.pdf</a>}
      />
      <Field name={`${theme}-slurm`} label="Slurm account" defaultValue="atom_g17" readOnly width="medium" />
    </Stack>
  )
}

function Choices({ theme }: { theme: Theme }) {
  return (
    <Stack>
      <Radios
        name={`${theme}-public`}
        label="How should we name you?"
        defaultValue="name"
        choices={[
          { value: 'name', label: 'By my name', reveals: <Field name={`${theme}-shown`} label="Name on the wall" /> },
          { value: 'anonymous', label: 'Not at all', hint: 'Only finance and the tax file will know.' },
        ]}
      />
      <Checkboxes
        name={`${theme}-classes`}
        label="Which GPUs would do?"
        defaultValues={['h100']}
        choices={[
          { value: 'h100', label: 'H100' },
          { value: 'h200', label: 'H200' },
        ]}
      />
      <Checkbox
        name={`${theme}-fee`}
        label="Add $3.30 so that the card fee is covered"
        hint="You give $103.30; the fund gets $100.00."
      />
      <FormActions note="You will pay on Stripe's page. We never see your card.">
        <Button type="button">Continue to payment</Button>
        <a href="#back">Back</a>
      </FormActions>
    </Stack>
  )
}

function Refused({ theme }: { theme: Theme }) {
  const errors = [
    { field: `${theme}-bad-amount`, message: 'Write the amount as dollars, such as 25 or 25.50.' },
    { field: `${theme}-bad-terms`, message: 'Say whether we may publish the title.' },
  ]
  return (
    <Stack>
      {theme === 'light' && (
        <ErrorSummary errors={errors} kept="Nothing was charged, and what you typed is still here." />
      )}
      <MoneyField name={`${theme}-bad-amount`} label="Amount" error={errors[0]?.message} defaultValue="about forty" />
      <Radios
        name={`${theme}-bad-terms`}
        label="May we publish the title?"
        error={errors[1]?.message}
        choices={[
          { value: 'yes', label: 'Yes' },
          { value: 'no', label: 'No' },
        ]}
      />
    </Stack>
  )
}

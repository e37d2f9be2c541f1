import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { formErrors } from '#app/area/form-errors.ts'
import { readPartToPay } from '#app/domain/giving/pledges/read-part-to-pay.server.ts'
import { enterProperty, type PropertyRefusal } from '#app/domain/giving/property/enter-property.server.ts'
import { readDonor } from '#app/domain/giving/read-donors.server.ts'
import { readOpenFunds } from '#app/domain/giving/read-funds.server.ts'
import { paths } from '#app/paths.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { readForm, refuseForm } from '#app/platform/form.server.ts'
import { notFound, requireRole } from '#app/platform/guards.server.ts'
import { requestIdOf } from '#app/platform/request.server.ts'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { StaffPage } from '#app/ui/page.tsx'
import { parseId } from '#app/units/id.ts'
import { dayIn } from '#app/units/time.ts'
import { world } from '#app/world.server.ts'
import { PropertyFields } from './property-fields.tsx'
import { askFrom, PropertyForm } from './property-form.ts'

export const meta: MetaFunction = () => [{ title: 'Enter property' }]

export async function loader(args: LoaderFunctionArgs) {
  const officer = await requireRole(args, 'finance_officer')
  const { searchParams } = new URL(args.request.url)
  const partId = parseId('ins', searchParams.get('part'))
  const part = partId ? await readPartToPay(world.db, officer, partId) : null
  const asked = part?.donorId ?? parseId('dnr', searchParams.get('donor'))
  const [funds, donor] = await Promise.all([
    readOpenFunds(world.db),
    asked ? readDonor(world.db, officer, asked) : Promise.resolve(null),
  ])
  return {
    funds: funds.map(({ id, name }) => ({ id, name })),
    part: part && { id: part.id, place: part.place, fundId: part.fundId, visibility: part.visibility },
    donor: donor && { id: donor.id, name: donor.name, email: donor.email },
    intent: world.ids.secret(),
    today: dayIn(world.lab.timeZone, world.clock.now()),
  }
}

export async function action(args: ActionFunctionArgs) {
  const officer = await requireRole(args, 'finance_officer')
  const form = await readForm(args.request, PropertyForm)
  if (!form.ok) return data({ form: form.reply }, { status: 400 })
  const ask = askFrom(form.value)
  const outcome = await enterProperty(world, officer, { ...ask, requestId: requestIdOf(args) })
  if (outcome.ok) {
    const text = 'The property is booked, and its receipt describes it without a value. Sell it from this page.'
    return redirectWithFlash(args.request, paths.admin.gift(outcome.value.giftId), { tone: 'good', text })
  }
  if (outcome.refused === 'not-an-officer') return notFound()
  const sentence =
    outcome.refused === 'no-amount'
      ? noAmount[ask.property.kind === 'stock' ? 'stock' : 'other']
      : sentences[outcome.refused]
  return refuseForm(form, sentence)
}

const noAmount = {
  stock: {
    field: 'shares',
    sentence: 'It comes to nothing, or to more than $1,000,000,000. Look at shares and prices.',
  },
  other: { field: 'estimate', sentence: 'Type more than $0.00, and at most $1,000,000,000.' },
}

type Said = Exclude<PropertyRefusal, 'not-an-officer' | 'no-amount'>
const never = 'This is said of money only. Open the form again.'
const sentences: Record<Said, string | { field: string; sentence: string }> = {
  'not-our-form': 'This form is too old. Please send it once more.',
  'other-words': 'This form was sent before with other words. Open a new one, so that nothing is booked twice.',
  'no-name': 'Say what came.',
  vehicle: {
    field: 'thing',
    sentence:
      'The lab takes no cars, boats or planes: their giver needs Form 1098-C, which it does not issue. Nothing was booked. If it is none of these, say it in other words.',
  },
  'no-shares': { field: 'shares', sentence: 'Type more than no shares.' },
  'prices-turned': { field: 'high', sentence: 'The highest price lies below the lowest, or one of them is nothing.' },
  'no-source': { field: 'estimateSource', sentence: 'Say where the estimate is from.' },
  'no-such-fund': { field: 'fund', sentence: 'This fund takes no gifts now.' },
  'no-such-donor': 'The lab does not know this donor any more. Open the form from the donor’s page.',
  'date-ahead': { field: 'receivedOn', sentence: 'What is here cannot have come after today.' },
  'period-closed': 'The books of this month are closed. Nothing was booked.',
  'not-an-open-part':
    'This part of the pledge is settled already, or the pledge has ended. Enter the property without it.',
  'other-fund': {
    field: 'fund',
    sentence:
      'This part of the pledge is to another fund, or divided over several, which one thing cannot pay. Divide the pledge anew first.',
  },
  'no-reference': { field: 'reference', sentence: 'Type where it is.' },
  'fund-twice': never,
  'bank-before-gift': never,
  'nothing-owed': never,
  'no-grant': never,
  'binding-pledge': never,
  'adviser-gives': never,
  'nothing-in-return': never,
  'batch-booked': never,
}

export default function EnterProperty() {
  const page = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()?.form
  return (
    <StaffPage
      title={page.part ? `Enter property for part ${page.part.place}` : 'Enter property'}
      lead="Stock, or another thing in kind. What was sold by the giver before came as money."
      breadcrumb={[
        { to: paths.admin.gifts(), label: 'Gifts' },
        { to: paths.admin.property(), label: 'Property' },
      ]}
      notices={<ErrorSummary errors={formErrors(form)} />}
    >
      <PropertyFields {...page} form={form} />
    </StaffPage>
  )
}

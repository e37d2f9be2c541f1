import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { formErrors } from '#app/area/form-errors.ts'
import { readOfferedBenefits } from '#app/domain/giving/benefits/read-benefits.server.ts'
import { readChallenge } from '#app/domain/giving/challenges/read-challenges.server.ts'
import { enterGift } from '#app/domain/giving/offline/enter-gift.server.ts'
import type { OfflineRefusal } from '#app/domain/giving/offline/offline-gift.ts'
import { readBatch } from '#app/domain/giving/offline/read-batches.server.ts'
import { readPartToPay } from '#app/domain/giving/pledges/read-part-to-pay.server.ts'
import { readDonor } from '#app/domain/giving/read-donors.server.ts'
import { readOpenFunds } from '#app/domain/giving/read-funds.server.ts'
import { paths } from '#app/paths.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { readForm, refuseForm } from '#app/platform/form.server.ts'
import { notFound, requireRole } from '#app/platform/guards.server.ts'
import { requestIdOf } from '#app/platform/request.server.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { StaffPage } from '#app/ui/page.tsx'
import { parseId } from '#app/units/id.ts'
import { dayIn } from '#app/units/time.ts'
import { world } from '#app/world.server.ts'
import { OfflineFields } from './offline-fields.tsx'
import { askFrom, OfflineForm } from './offline-form.ts'

export const meta: MetaFunction = () => [{ title: 'Enter a gift' }]

export async function loader(args: LoaderFunctionArgs) {
  const officer = await requireRole(args, 'finance_officer')
  const { searchParams } = new URL(args.request.url)
  const partId = parseId('ins', searchParams.get('part'))
  const part = partId ? await readPartToPay(world.db, officer, partId) : null
  const challengeId = parseId('chl', searchParams.get('challenge'))
  const challenge = challengeId ? await readChallenge(world.db, officer, challengeId) : null
  // The sponsor of a fund is the donor then, and whoever pledged its adviser.
  const isGrant = part?.mayBeGrant === true && searchParams.get('by') === 'daf'
  const asked = isGrant ? null : (part?.donorId ?? challenge?.donor?.id ?? parseId('dnr', searchParams.get('donor')))
  const batchId = parseId('bat', searchParams.get('batch'))
  const [funds, benefits, batch, donor] = await Promise.all([
    readOpenFunds(world.db),
    readOfferedBenefits(world.db),
    batchId ? readBatch(world.db, officer, batchId) : Promise.resolve(null),
    asked ? readDonor(world.db, officer, asked) : Promise.resolve(null),
  ])
  return {
    funds: funds.map(({ id, name }) => ({ id, name })),
    benefits: part || challenge ? [] : benefits,
    part: part && {
      id: part.id,
      place: part.place,
      shares: part.shares,
      visibility: part.visibility,
    },
    challenge: challenge && { id: challenge.id, name: challenge.name },
    batch: batch && { id: batch.id, name: batch.name },
    isGrant,
    grantTo: part?.mayBeGrant && !isGrant ? paths.admin.newGrantFor(part.id) : null,
    donor: donor && { id: donor.id, name: donor.name, email: donor.email },
    intent: world.ids.secret(),
    today: dayIn(world.lab.timeZone, world.clock.now()),
  }
}

export async function action(args: ActionFunctionArgs) {
  const officer = await requireRole(args, 'finance_officer')
  const form = await readForm(args.request, OfflineForm)
  if (!form.ok) return data({ form: form.reply }, { status: 400 })
  const outcome = await enterGift(world, officer, { ...askFrom(form.value), requestId: requestIdOf(args) })
  if (!outcome.ok) {
    if (outcome.refused === 'not-an-officer') return notFound()
    return refuseForm(form, sentences[outcome.refused])
  }
  const { batchId } = askFrom(form.value)
  if (batchId)
    return redirectWithFlash(args.request, paths.admin.batch(batchId), {
      tone: 'good',
      text: 'The gift is in the batch.',
    })
  const paper = form.value.channel === 'daf' ? 'acknowledgement' : 'receipt'
  const text = form.value.effectiveOn
    ? `The gift is booked: its entry is in the journal and its ${paper} is issued.`
    : 'The gift is expected. It is booked when you say that it has arrived.'
  return redirectWithFlash(args.request, paths.admin.gift(outcome.value.giftId), { tone: 'good', text })
}

const sentences: Record<Exclude<OfflineRefusal, 'not-an-officer'>, string | { field: string; sentence: string }> = {
  'not-our-form': 'This form is too old. Please send it once more.',
  'other-words': 'This form was sent before with other words. Open a new one, so that nothing is booked twice.',
  'no-amount': { field: 'amount1', sentence: 'Every part is above $0.00, and at most $1,000,000,000.' },
  'fund-twice': { field: 'fund2', sentence: 'This fund is there already. Put both parts into one.' },
  'no-such-fund': { field: 'fund1', sentence: 'One of these funds takes no gifts now.' },
  'no-such-donor': 'The lab does not know this donor any more. Open the form from the donor’s page.',
  'date-ahead': { field: 'giftDate', sentence: 'A gift that is here cannot be dated after today.' },
  'bank-before-gift': { field: 'effectiveOn', sentence: 'It cannot reach the bank before it was given.' },
  'period-closed': {
    field: 'effectiveOn',
    sentence: 'The books of that month are closed. Use the first day of the open month.',
  },
  'not-an-open-part': 'This part of the pledge is settled already, or the pledge has ended. Enter the gift without it.',
  'other-fund': {
    field: 'fund1',
    sentence:
      'This was promised otherwise: it is paid to the funds of the pledge or the challenge, and of a divided part to each fund in its share.',
  },
  'no-grant': { field: 'channel', sentence: 'Only a grant of a donor-advised fund has an adviser.' },
  'binding-pledge': {
    field: 'channel',
    sentence:
      'A donor-advised fund may not pay what its adviser is bound to give. Enter the grant as a gift of its own, without the promise.',
  },
  'nothing-in-return': {
    field: 'inReturn',
    sentence:
      'This campaign gives nothing for this gift: it is for another fund, too small, or a grant of a donor-advised fund.',
  },
  'adviser-gives': {
    field: 'adviserName',
    sentence: 'The sponsor of the fund is the donor, and somebody else advised it. Type the sponsor above.',
  },
  'nothing-owed': 'Nothing of this challenge is to be paid any more. Enter the gift without it.',
  'batch-booked': 'This batch is booked already. Open another for what came later.',
  'no-reference': { field: 'reference', sentence: 'Type what the bank shows.' },
}

type Page = ReturnType<typeof useLoaderData<typeof loader>>
function titleOf({ batch, part, challenge }: Pick<Page, 'batch' | 'part' | 'challenge'>): string {
  if (challenge) return `Enter a payment of ${challenge.name}`
  if (batch) return `Enter a gift into ${batch.name}`
  return part ? `Enter the payment of part ${part.place}` : 'Enter a gift'
}

function propertyTo({ part, donor }: Pick<Page, 'part' | 'donor'>): string {
  return part ? paths.admin.newPropertyFor(part.id) : paths.admin.newProperty(donor?.id)
}

/** Ways that ask for other words than this form's. */
function OtherWays({ propertyTo, grantTo }: { propertyTo: string; grantTo: string | null }) {
  return (
    <>
      {grantTo && (
        <ButtonLink kind="quiet" size="small" to={grantTo}>
          A donor-advised fund pays it
        </ButtonLink>
      )}
      <ButtonLink kind="quiet" size="small" to={propertyTo}>
        Stock or another thing
      </ButtonLink>
    </>
  )
}

export default function EnterGift() {
  const page = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()?.form
  return (
    <StaffPage
      title={titleOf(page)}
      lead="A cheque, a wire, cash, or a grant of a donor-advised fund. Card gifts come in by themselves."
      breadcrumb={[{ to: paths.admin.gifts(), label: 'Gifts' }]}
      notices={<ErrorSummary errors={formErrors(form)} />}
      actions={!page.batch && !page.challenge && <OtherWays propertyTo={propertyTo(page)} grantTo={page.grantTo} />}
    >
      <OfflineFields {...page} form={form} />
    </StaffPage>
  )
}

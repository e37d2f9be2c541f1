import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { formErrors } from '#app/area/form-errors.ts'
import { typedAmount, typedDay } from '#app/area/typed-fields.ts'
import { type MoveClaimRefusal, moveClaim } from '#app/domain/giving/employer/move-claim.server.ts'
import { readClaim } from '#app/domain/giving/employer/read-claims.server.ts'
import { type ReceiveMatchRefusal, receiveMatch } from '#app/domain/giving/employer/receive-match.server.ts'
import { type UndoMatchRefusal, undoMatch } from '#app/domain/giving/employer/undo-match.server.ts'
import { mayHelpDonors } from '#app/domain/giving/policy.ts'
import type { Person } from '#app/domain/people/person.ts'
import { paths } from '#app/paths.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { readForm, refuseForm } from '#app/platform/form.server.ts'
import { notFound, requireRole } from '#app/platform/guards.server.ts'
import { requestIdOf } from '#app/platform/request.server.ts'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Stack } from '#app/ui/layout.tsx'
import { StaffPage } from '#app/ui/page.tsx'
import { type Id, parseId } from '#app/units/id.ts'
import { type Cents, cents, formatCents, parseCents } from '#app/units/money.ts'
import type { Outcome } from '#app/units/outcome.ts'
import { type Day, dayIn } from '#app/units/time.ts'
import { world } from '#app/world.server.ts'
import { ClaimFacts } from './claim-facts.tsx'
import { ClaimForms } from './claim-forms.tsx'

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: page ? `${page.claim.employer} may add` : 'An employer who may add' },
]

const Move = z.object({
  to: z.enum(['claimed', 'refused', 'noted', 'received', 'unlinked'], 'Choose what became of it.'),
  on: typedDay('Type the day.').optional(),
  reason: z.string().trim().max(500, 'At most 500 letters.').optional(),
  companyGift: z.string().trim().max(60, 'At most 60 letters.').optional(),
  amount: typedAmount.optional(),
})

export async function loader(args: LoaderFunctionArgs) {
  const person = await requireRole(args, 'finance_officer', 'fundraiser', 'auditor', 'administrator')
  const claimId = parseId('ecl', args.params.claimId) ?? notFound()
  const claim = (await readClaim(world.db, person, claimId)) ?? notFound()
  const today = dayIn(world.lab.timeZone, world.clock.now())
  return { claim, today, mayMove: mayHelpDonors(person), zone: person.timeZone }
}

export async function action(args: ActionFunctionArgs) {
  const staff = await requireRole(args, 'finance_officer', 'fundraiser')
  const claimId = parseId('ecl', args.params.claimId) ?? notFound()
  const form = await readForm(args.request, Move)
  if (!form.ok) return data({ form: form.reply }, { status: 400 })
  const outcome = await move(staff, { claimId, requestId: requestIdOf(args) }, form.value)
  if (outcome.ok)
    return redirectWithFlash(args.request, paths.admin.employerClaim(claimId), { tone: 'good', text: 'Noted.' })
  const { refused, detail } = outcome
  if (refused === 'more-than-is-left' && typeof detail?.left === 'bigint')
    return refuseForm(form, { field: 'amount', sentence: leftSentence(cents(detail.left)) })
  if (refused === 'no-such-claim' || refused === 'not-staff' || refused === 'no-such-donor') return notFound()
  return refuseForm(form, sentences[refused])
}

async function move(
  staff: Person,
  of: { claimId: Id<'ecl'>; requestId: string | undefined },
  { to, on, reason, companyGift, amount }: z.output<typeof Move>,
): Promise<Outcome<undefined, MoveClaimRefusal | ReceiveMatchRefusal | UndoMatchRefusal>> {
  if (to === 'unlinked') return undoMatch(world, staff, of)
  if (to === 'received') {
    const companyGiftId = parseId('gft', companyGift) ?? 'gft_none'
    return receiveMatch(world, staff, { ...of, companyGiftId, amount: parseCents(amount ?? '') ?? cents(0n) })
  }
  const today = dayIn(world.lab.timeZone, world.clock.now())
  return moveClaim(world, staff, { ...of, to, on: (on ?? today) as Day, reason: reason ?? null })
}

function leftSentence(left: Cents): string {
  return left > 0n
    ? `The gift of the company answers other claims too. ${formatCents(left)} of it is left for this one.`
    : 'The gift of the company answers other claims already, all of it.'
}

type Said = Exclude<
  MoveClaimRefusal | ReceiveMatchRefusal | UndoMatchRefusal,
  'no-such-claim' | 'not-staff' | 'no-such-donor'
>
const sentences: Record<Said, string | { field: string; sentence: string }> = {
  'moved-already': 'Somebody has moved it meanwhile.',
  'ended-already': 'This claim has ended already.',
  'not-received': 'No gift of a company is linked to this claim any more.',
  'credited-already': {
    field: 'companyGift',
    sentence: 'Staff have credited this giver for this gift already. Take that credit back on the gift’s page first.',
  },
  'more-than-is-left': { field: 'amount', sentence: leftSentence(cents(0n)) },
  'no-reason': { field: 'reason', sentence: 'Say why it does not add.' },
  'day-ahead': { field: 'on', sentence: 'This day has not come yet.' },
  'no-such-gift': { field: 'companyGift', sentence: 'No gift you may see has this id.' },
  'not-here': { field: 'companyGift', sentence: 'The money of this gift is not here, or went back.' },
  'gave-it': { field: 'companyGift', sentence: 'The same giver gave this gift. Link the gift of the company.' },
  nothing: { field: 'amount', sentence: 'Type what the company added, above nothing.' },
  'more-than-the-gift': { field: 'amount', sentence: 'That is more than the gift of the company.' },
}

export default function ClaimPage() {
  const { claim, today, mayMove, zone } = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()?.form
  return (
    <StaffPage
      title={claim.employer}
      lead={`What it may add to a gift of ${claim.giverName}.`}
      breadcrumb={[{ to: paths.admin.employers(claim.state), label: 'Employers who may add' }]}
      notices={<ErrorSummary errors={formErrors(form)} />}
    >
      <Stack>
        <ClaimFacts claim={claim} zone={zone} />
        {mayMove && <ClaimForms claim={claim} today={today} form={form} />}
      </Stack>
    </StaffPage>
  )
}

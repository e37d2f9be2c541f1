import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { formErrors } from '#app/area/form-errors.ts'
import { type ChallengeRefusal, createChallenge } from '#app/domain/giving/challenges/create-challenge.server.ts'
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
import { ChallengeFields } from './challenge-fields.tsx'
import { askFrom, ChallengeForm } from './challenge-form.ts'

export const meta: MetaFunction = () => [{ title: 'New challenge' }]

export async function loader(args: LoaderFunctionArgs) {
  const person = await requireRole(args, 'finance_officer', 'fundraiser')
  const asked = parseId('dnr', new URL(args.request.url).searchParams.get('donor'))
  const [funds, donor] = await Promise.all([
    readOpenFunds(world.db),
    asked ? readDonor(world.db, person, asked) : Promise.resolve(null),
  ])
  return {
    challengeId: world.ids.next('chl'),
    funds: funds.map(({ id, name }) => ({ id, name })),
    donor: donor && { id: donor.id, name: donor.name },
    today: dayIn(world.lab.timeZone, world.clock.now()),
  }
}

export async function action(args: ActionFunctionArgs) {
  const person = await requireRole(args, 'finance_officer', 'fundraiser')
  const form = await readForm(args.request, ChallengeForm)
  if (!form.ok) return data({ form: form.reply }, { status: 400 })
  const donorId = parseId('dnr', form.value.donor)
  const known = donorId ? await readDonor(world.db, person, donorId) : null
  const ask = { ...askFrom(form.value, known?.name ?? null), requestId: requestIdOf(args) }
  const outcome = await createChallenge(world, person, ask)
  if (outcome.ok) {
    const text = 'The challenge is set. From its first day the page of giving shows it.'
    return redirectWithFlash(args.request, paths.admin.challenge(ask.challengeId), { tone: 'good', text })
  }
  return outcome.refused === 'not-allowed' ? notFound() : refuseForm(form, sentences[outcome.refused])
}

const sentences: Record<Exclude<ChallengeRefusal, 'not-allowed'>, string | { field: string; sentence: string }> = {
  'other-words': 'This form was sent before with other words. Look at what is set, and open a new form.',
  'no-amount': { field: 'pool', sentence: 'The pool and the most for one gift are above $0.00.' },
  'cap-above-pool': { field: 'capPerGift', sentence: 'One gift cannot take more than the whole pool.' },
  'ends-before-it-begins': { field: 'lastOn', sentence: 'The last day lies before the first.' },
  'no-such-fund': { field: 'funds', sentence: 'Choose funds that take gifts now.' },
  'no-such-donor': 'The lab does not know this donor any more. Open the form from the donor’s page.',
}

export default function NewChallenge() {
  const page = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()?.form
  return (
    <StaffPage
      title="New challenge"
      lead="A promise to match what others give, from a pool, within a window."
      breadcrumb={[{ to: paths.admin.challenges(), label: 'Challenges' }]}
      notices={<ErrorSummary errors={formErrors(form)} />}
    >
      <ChallengeFields page={page} form={form} />
    </StaffPage>
  )
}

import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { formErrors } from '#app/area/form-errors.ts'
import { ReasonForm } from '#app/area/reason-form.tsx'
import { typedReason } from '#app/area/typed-fields.ts'
import { endChallenge } from '#app/domain/giving/challenges/end-challenge.server.ts'
import { readChallenge } from '#app/domain/giving/challenges/read-challenges.server.ts'
import { paths } from '#app/paths.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { readForm, refuseForm } from '#app/platform/form.server.ts'
import { notFound, requireRole } from '#app/platform/guards.server.ts'
import { requestIdOf } from '#app/platform/request.server.ts'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { StaffPage } from '#app/ui/page.tsx'
import { parseId } from '#app/units/id.ts'
import { cents, formatCents } from '#app/units/money.ts'
import { world } from '#app/world.server.ts'

export const meta: MetaFunction = () => [{ title: 'End the challenge' }]

const EndForm = z.object({
  reason: typedReason(),
})

export async function loader(args: LoaderFunctionArgs) {
  const person = await requireRole(args, 'finance_officer', 'fundraiser')
  const challengeId = parseId('chl', args.params.challengeId) ?? notFound()
  const challenge = (await readChallenge(world.db, person, challengeId)) ?? notFound()
  if (challenge.state !== 'open') return notFound()
  return { challengeId, name: challenge.name, matched: challenge.matched, pool: challenge.pool }
}

export async function action(args: ActionFunctionArgs) {
  const person = await requireRole(args, 'finance_officer', 'fundraiser')
  const challengeId = parseId('chl', args.params.challengeId) ?? notFound()
  const form = await readForm(args.request, EndForm)
  if (!form.ok) return data({ form: form.reply }, { status: 400 })
  const outcome = await endChallenge(world, person, { challengeId, ...form.value, requestId: requestIdOf(args) })
  if (outcome.ok) {
    const text = 'The challenge has ended, and its donor is written to. What it matched stays owed.'
    return redirectWithFlash(args.request, paths.admin.challenge(challengeId), { tone: 'good', text })
  }
  if (outcome.refused === 'not-allowed') return notFound()
  const said = { 'no-reason': 'Say why.', 'not-open': 'This challenge has ended already. Nothing more was done.' }
  return refuseForm(form, said[outcome.refused])
}

export default function End() {
  const { challengeId, name, matched, pool } = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()?.form
  return (
    <StaffPage
      title="End the challenge"
      lead={`${formatCents(matched)} are matched and stay owed. The other ${formatCents(cents(pool - matched))} are released.`}
      breadcrumb={[
        { to: paths.admin.challenges(), label: 'Challenges' },
        { to: paths.admin.challenge(challengeId), label: name },
      ]}
      notices={<ErrorSummary errors={formErrors(form)} />}
    >
      <ReasonForm
        form={form}
        hint="Kept with the challenge."
        act="End it"
        isGrave
        back={{ to: paths.admin.challenge(challengeId), label: 'Keep it open' }}
      />
    </StaffPage>
  )
}

import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { formErrors } from '#app/area/form-errors.ts'
import { ReasonForm } from '#app/area/reason-form.tsx'
import { typedReason } from '#app/area/typed-fields.ts'
import { owedOf } from '#app/domain/giving/challenges/challenge.ts'
import { readChallenge } from '#app/domain/giving/challenges/read-challenges.server.ts'
import { type WriteOffRefusal, writeOffChallenge } from '#app/domain/giving/challenges/write-off-challenge.server.ts'
import { paths } from '#app/paths.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { readForm, refuseForm } from '#app/platform/form.server.ts'
import { notFound, requireFreshStep, requireRole } from '#app/platform/guards.server.ts'
import { requestIdOf } from '#app/platform/request.server.ts'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { StaffPage } from '#app/ui/page.tsx'
import { parseId } from '#app/units/id.ts'
import { formatCents } from '#app/units/money.ts'
import { world } from '#app/world.server.ts'

export const meta: MetaFunction = () => [{ title: 'Write off what a challenge owes' }]

const WriteOffForm = z.object({
  reason: typedReason(),
})

export async function loader(args: LoaderFunctionArgs) {
  const officer = await requireRole(args, 'finance_officer')
  const challengeId = parseId('chl', args.params.challengeId) ?? notFound()
  const challenge = (await readChallenge(world.db, officer, challengeId)) ?? notFound()
  const owed = owedOf(challenge)
  if (challenge.state !== 'ended' || owed === 0n) return notFound()
  return { challengeId, name: challenge.name, owed }
}

export async function action(args: ActionFunctionArgs) {
  const officer = await requireRole(args, 'finance_officer')
  await requireFreshStep(args)
  const challengeId = parseId('chl', args.params.challengeId) ?? notFound()
  const form = await readForm(args.request, WriteOffForm)
  if (!form.ok) return data({ form: form.reply }, { status: 400 })
  const requestId = requestIdOf(args)
  const outcome = await writeOffChallenge(world, officer, { challengeId, ...form.value, requestId })
  if (outcome.ok) {
    const text = `${formatCents(outcome.value.amount)} are written off. What was matched stays shown with its gifts.`
    return redirectWithFlash(args.request, paths.admin.challenge(challengeId), { tone: 'good', text })
  }
  return outcome.refused === 'not-an-officer' ? notFound() : refuseForm(form, sentences[outcome.refused])
}

const sentences: Record<Exclude<WriteOffRefusal, 'not-an-officer'>, string> = {
  'no-reason': 'Say why.',
  'not-ended': 'A challenge that is open is ended first. Nothing was done.',
  'nothing-owed': 'Nothing of this challenge is owed any more. Nothing was done.',
  'period-closed': 'The books of this month are closed. Nothing was done.',
}

export default function WriteOff() {
  const { challengeId, name, owed } = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()?.form
  return (
    <StaffPage
      title={`Write off ${formatCents(owed)}`}
      lead="The matching donor will not pay it. The books show it as a loss of promised money, and the fund never had it to spend."
      breadcrumb={[
        { to: paths.admin.challenges(), label: 'Challenges' },
        { to: paths.admin.challenge(challengeId), label: name },
      ]}
      notices={<ErrorSummary errors={formErrors(form)} />}
    >
      <ReasonForm
        form={form}
        hint="Kept with the challenge. Money that comes all the same is entered as a gift."
        act="Write it off"
        isGrave
        back={{ to: paths.admin.challenge(challengeId), label: 'Keep waiting' }}
      />
    </StaffPage>
  )
}

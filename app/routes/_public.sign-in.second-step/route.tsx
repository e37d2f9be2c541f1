import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { formErrors } from '#app/area/form-errors.ts'
import { landingFor } from '#app/area/landing.ts'
import { ownMeta } from '#app/area/page-meta.ts'
import { aCode, anAnswer, proveStep, stepSentences } from '#app/area/prove-step.server.ts'
import { SecondStepForms, stepLead } from '#app/area/second-step-forms.tsx'
import { ownPath } from '#app/domain/people/own-path.ts'
import { readStepWays } from '#app/domain/people/read-step-ways.server.ts'
import { paths } from '#app/paths.ts'
import { enter } from '#app/platform/enter.server.ts'
import { readForm, refuseForm } from '#app/platform/form.server.ts'
import { requireSignedIn } from '#app/platform/guards.server.ts'
import { refuseTooOften } from '#app/platform/limits.server.ts'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { PublicPage } from '#app/ui/page.tsx'
import { world } from '#app/world.server.ts'

export const handle = { hydrate: false }
export const meta: MetaFunction = (args) => ownMeta(args, 'Second step')

const Ask = z.object({
  code: z.string(aCode).max(40, aCode).optional(),
  answer: z.string(anAnswer).optional(),
  to: z.string().optional(),
})

export async function loader(args: LoaderFunctionArgs) {
  const { person, secondStep } = await requireSignedIn(args)
  const to = ownPath(new URL(args.request.url).searchParams.get('to'), '')
  if (secondStep === 'done') throw redirect(landingFor(person, to))
  if (secondStep === 'set-up') throw redirect(paths.accountSecondStep())
  return { to, ways: await readStepWays(world, person) }
}

export async function action(args: ActionFunctionArgs) {
  const signedIn = await requireSignedIn(args)
  const form = await readForm(args.request, Ask)
  if (!form.ok) return data({ form: form.reply }, { status: 400 })
  const proof = await proveStep(signedIn, form.value)
  if (proof.ok) {
    return enter(args, signedIn.person, { to: ownPath(form.value.to, ''), secondFactorAt: proof.value.at })
  }
  if (proof.refused === 'too-often') return refuseTooOften(world, form, proof.retryAt)
  const sentence = stepSentences[proof.refused]
  return refuseForm(form, form.value.answer ? sentence : { field: 'code', sentence }, 400)
}

export default function SecondStepPage() {
  const { to, ways } = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()?.form
  return (
    <PublicPage
      title="Second step"
      width="text"
      lead={stepLead(ways)}
      notices={<ErrorSummary errors={formErrors(form)} />}
    >
      <SecondStepForms
        ways={ways}
        names={{ code: 'code', answer: 'answer' }}
        codeError={form?.fieldErrors.code}
        button="Go on"
        note="Phone or key lost and no codes left? An administrator can take the old second step away."
        carried={<input type="hidden" name="to" value={form?.values.to ?? to} />}
      />
    </PublicPage>
  )
}

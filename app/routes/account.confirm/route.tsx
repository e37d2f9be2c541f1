import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { formErrors } from '#app/area/form-errors.ts'
import { ownMeta } from '#app/area/page-meta.ts'
import { aCode, anAnswer, proveStep, stepSentences } from '#app/area/prove-step.server.ts'
import { SecondStepForms, stepLead } from '#app/area/second-step-forms.tsx'
import { stepNames } from '#app/area/step-names.ts'
import { ownPath } from '#app/domain/people/own-path.ts'
import { readStepWays } from '#app/domain/people/read-step-ways.server.ts'
import { stepServesMinutes } from '#app/domain/people/second-step.ts'
import { freshActAt } from '#app/fresh-acts.ts'
import { paths } from '#app/paths.ts'
import { readForm, refuseForm } from '#app/platform/form.server.ts'
import { requirePerson, requireSignedIn } from '#app/platform/guards.server.ts'
import { readHeldForm } from '#app/platform/held-form.server.ts'
import { refuseTooOften } from '#app/platform/limits.server.ts'
import { renewSecondStep } from '#app/platform/session.server.ts'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { PublicPage } from '#app/ui/page.tsx'
import { world } from '#app/world.server.ts'
import { HeldFields, HeldWords } from './held.tsx'

export const handle = { hydrate: false }
export const meta: MetaFunction = (args) => ownMeta(args, 'Confirm that it is you')

const Ask = z.object({
  [stepNames.code]: z.string(aCode).max(40, aCode).optional(),
  [stepNames.answer]: z.string(anAnswer).optional(),
  [stepNames.held]: z.enum(['yes', 'no']).optional(),
})

export async function loader(args: LoaderFunctionArgs) {
  const person = await requirePerson(args)
  const { hasSecondStep } = await requireSignedIn(args)
  const { to, act } = askedFor(args.request)
  if (!hasSecondStep) throw redirect(to)
  return { act, ways: await readStepWays(world, person) }
}

/** Meets a form three times: as it was sent on by its own door, with a wrong proof, and with a right one, when it goes back there. */
export async function action(args: ActionFunctionArgs) {
  await requirePerson(args)
  const signedIn = await requireSignedIn(args)
  const { to } = askedFor(args.request)
  const sent = await readHeldForm(args.request.clone(), Object.values(stepNames))
  const form = await readForm(args.request, Ask)
  if (!form.ok) {
    const wasHeld = form.reply.values[stepNames.held] === 'yes'
    return data({ form: form.reply, held: wasHeld ? sent : null }, { status: 400 })
  }
  const { [stepNames.code]: code, [stepNames.answer]: answer, [stepNames.held]: isHeld } = form.value
  if (isHeld === undefined) return data({ form: undefined, held: sent }, { status: 403 })
  const proof = await proveStep(signedIn, { code, answer })
  if (proof.ok) {
    await renewSecondStep(world, signedIn.session.id, proof.value.at)
    // Only what came here as a form goes on as one: a link to this page does nothing but ask.
    return redirect(to, isHeld === 'yes' ? 307 : 303)
  }
  const refused = refusalOf(proof, form, answer !== undefined)
  return data({ ...refused.data, held: isHeld === 'yes' ? sent : null }, refused.init ?? {})
}

type Failed = Extract<Awaited<ReturnType<typeof proveStep>>, { ok: false }>

function refusalOf(failed: Failed, form: { values: Record<string, string> }, isPasskey: boolean) {
  if (failed.refused === 'too-often') return refuseTooOften(world, form, failed.retryAt)
  const sentence = stepSentences[failed.refused]
  return refuseForm(form, isPasskey ? sentence : { field: stepNames.code, sentence }, 400)
}

/** Where the form leads: one of the acts that ask for a fresh second step, and nowhere else. */
function askedFor(request: Request) {
  const to = ownPath(new URL(request.url).searchParams.get('to'), '')
  const act = freshActAt(to)
  if (!act) throw redirect(paths.account())
  return { to, act }
}

export default function ConfirmPage() {
  const { act, ways } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  const held = reply?.held ?? null
  return (
    <PublicPage
      title="Confirm that it is you"
      width="text"
      lead={`To ${act.words}, your second step must be less than ${stepServesMinutes} minutes old. ${stepLead(ways)}`}
      notices={
        <ErrorSummary errors={formErrors(reply?.form)} kept={held ? 'What you typed is still here.' : undefined} />
      }
    >
      {held && <HeldWords held={held} shows={act.shows ?? {}} />}
      <SecondStepForms
        ways={ways}
        names={stepNames}
        codeError={reply?.form?.fieldErrors[stepNames.code]}
        button={held ? 'Confirm and go on' : 'Confirm'}
        note={held ? 'Nothing has been done yet. Once you confirm, it is.' : 'You go on to the page you came for.'}
        carried={<HeldFields held={held} />}
      />
    </PublicPage>
  )
}

import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { z } from 'zod'
import { readCallBySlug } from '#app/domain/grants/read-calls.server.ts'
import { cancelRelease } from '#app/domain/grants/release/cancel-release.server.ts'
import { paths } from '#app/paths.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { readForm } from '#app/platform/form.server.ts'
import { actorFor, notFound, requireRole } from '#app/platform/guards.server.ts'
import { parseId } from '#app/units/id.ts'
import { world } from '#app/world.server.ts'

const Ask = z.object({ plan: z.string().max(40) })

export async function loader(args: LoaderFunctionArgs) {
  await requireRole(args, 'programme_officer')
  return redirect(paths.admin.panelRelease((await callOf(args)).slug))
}

export async function action(args: ActionFunctionArgs) {
  const person = await requireRole(args, 'programme_officer')
  const call = await callOf(args)
  const to = paths.admin.panelRelease(call.slug)
  const form = await readForm(args.request, Ask)
  const planId = form.ok ? parseId('rpl', form.value.plan) : null
  if (!planId) return redirect(to, 303)
  const outcome = await cancelRelease(world, actorFor(args, person), { callId: call.id, planId })
  if (outcome.ok) {
    const text = 'The planned release is cancelled. Nothing was made known.'
    return redirectWithFlash(args.request, to, { tone: 'good', text })
  }
  if (outcome.refused === 'not-found' || outcome.refused === 'not-allowed') return notFound()
  return redirectWithFlash(args.request, to, { tone: 'warn', text: sentences[outcome.refused] })
}

const sentences = {
  'too-late': 'It is too late: that release is over.',
  'own-application': 'You have a part in an application of this call, so a colleague must cancel its release.',
}

async function callOf({ params }: LoaderFunctionArgs) {
  return (await readCallBySlug(world, params.call ?? '')) ?? notFound()
}

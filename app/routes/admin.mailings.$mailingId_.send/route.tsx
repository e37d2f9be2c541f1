import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { z } from 'zod'
import { filterOf } from '#app/area/donors-ask.ts'
import { readMailing } from '#app/domain/giving/mailings/read-mailings.server.ts'
import { type StartRefusal, startMailing } from '#app/domain/giving/mailings/start-mailing.server.ts'
import { paths } from '#app/paths.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { readForm } from '#app/platform/form.server.ts'
import { notFound, requireRole } from '#app/platform/guards.server.ts'
import { requestIdOf } from '#app/platform/request.server.ts'
import { parseId } from '#app/units/id.ts'
import { world } from '#app/world.server.ts'

/** Nothing to see here: someone who was asked to sign in on the way goes where the button is. */
export async function loader(args: LoaderFunctionArgs) {
  await requireRole(args, 'finance_officer', 'fundraiser')
  return redirect(paths.admin.mailing(parseId('mlg', args.params.mailingId) ?? notFound()))
}

export async function action(args: ActionFunctionArgs) {
  const staff = await requireRole(args, 'finance_officer', 'fundraiser')
  const mailingId = parseId('mlg', args.params.mailingId) ?? notFound()
  const mailing = (await readMailing(world.db, staff, mailingId)) ?? notFound()
  const form = await readForm(args.request, z.object({ expected: z.coerce.number().int() }))
  const { expected } = form.ok ? form.value : notFound()
  const asked = { mailingId, filter: filterOf(mailing.query), expected, requestId: requestIdOf(args) }
  const outcome = await startMailing(world, staff, asked)
  if (!outcome.ok && (outcome.refused === 'not-staff' || outcome.refused === 'no-such-mailing')) return notFound()
  return redirectWithFlash(
    args.request,
    paths.admin.mailing(mailingId),
    outcome.ok
      ? { tone: 'good', text: 'The letters are on the way. This page counts them.' }
      : { tone: 'warn', text: sentences[outcome.refused as keyof typeof sentences] },
  )
}

const sentences: Record<Exclude<StartRefusal, 'not-staff' | 'no-such-mailing'>, string> = {
  'begun-already': 'This letter is on its way already. Nothing more was begun.',
  'nobody-there': 'Nobody is in this segment any more. Nothing was sent.',
  'others-meanwhile': 'The segment has changed since you looked. Nothing was sent: look again, then send.',
}

import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { z } from 'zod'
import { madeId } from '#app/area/typed-fields.ts'
import { type UndoRefusal, undoMerge } from '#app/domain/giving/donors/undo-merge.server.ts'
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
  return redirect(paths.admin.donor(parseId('dnr', args.params.donorId) ?? notFound()))
}

export async function action(args: ActionFunctionArgs) {
  const staff = await requireRole(args, 'finance_officer', 'fundraiser')
  const donorId = parseId('dnr', args.params.donorId) ?? notFound()
  const form = await readForm(args.request, z.object({ merge: madeId('mrg') }))
  const mergeId = form.ok ? form.value.merge : notFound()
  const outcome = await undoMerge(world, staff, { mergeId, requestId: requestIdOf(args) })
  if (outcome.ok)
    return redirectWithFlash(args.request, paths.admin.donor(outcome.value.mergedId), {
      tone: 'good',
      text: 'The two donors are apart again. What came since they were made one stays with the other.',
    })
  if (outcome.refused === 'not-staff' || outcome.refused === 'no-such-merge') return notFound()
  return redirectWithFlash(args.request, paths.admin.donor(donorId), {
    tone: 'warn',
    text: sentences[outcome.refused],
  })
}

const sentences: Record<Exclude<UndoRefusal, 'not-staff' | 'no-such-merge'>, string> = {
  'undone-already': 'These two are apart already. Nothing was changed.',
  'merged-since': 'This donor was itself made one with another since. Part those two first.',
  erased: 'The donor was erased since: nothing is left that could be parted.',
}

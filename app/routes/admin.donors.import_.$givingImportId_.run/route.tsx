import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { type StartImportRefusal, startImport } from '#app/domain/giving/imports/start-import.server.ts'
import { paths } from '#app/paths.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { notFound, requireRole } from '#app/platform/guards.server.ts'
import { requestIdOf } from '#app/platform/request.server.ts'
import { parseId } from '#app/units/id.ts'
import { world } from '#app/world.server.ts'

/** Nothing to see here: someone who was asked to sign in on the way goes where the button is. */
export async function loader(args: LoaderFunctionArgs) {
  await requireRole(args, 'finance_officer', 'fundraiser')
  return redirect(paths.admin.givingImport(parseId('gim', args.params.givingImportId) ?? notFound()))
}

export async function action(args: ActionFunctionArgs) {
  const staff = await requireRole(args, 'finance_officer', 'fundraiser')
  const importId = parseId('gim', args.params.givingImportId) ?? notFound()
  const back = paths.admin.givingImport(importId)
  const outcome = await startImport(world, staff, { importId, requestId: requestIdOf(args) })
  if (outcome.ok) return redirectWithFlash(args.request, back, { tone: 'good', text: 'The rows are being written.' })
  if (outcome.refused === 'no-such-import') return notFound()
  return redirectWithFlash(args.request, back, { tone: 'bad', text: sentences[outcome.refused] })
}

const sentences: Record<Exclude<StartImportRefusal, 'no-such-import'>, string> = {
  'not-checked': 'The file is not ready, or somebody had it written already. Nothing more was done.',
  'needs-finance': 'Gifts go into the books: a finance officer has them written.',
  'nothing-to-write': 'No row of this file is left to write.',
  'period-closed': 'The books of this month are closed. Nothing was done.',
}

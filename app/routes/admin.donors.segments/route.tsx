import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { z } from 'zod'
import { queryOf, readDonorsAsk } from '#app/area/donors-ask.ts'
import { type SegmentRefusal, saveSegment } from '#app/domain/giving/donors/save-segment.server.ts'
import { paths } from '#app/paths.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { readForm } from '#app/platform/form.server.ts'
import { notFound, requireRole } from '#app/platform/guards.server.ts'
import { requestIdOf } from '#app/platform/request.server.ts'
import { world } from '#app/world.server.ts'

/** Nothing to see here: someone who was asked to sign in on the way goes where the form is. */
export async function loader(args: LoaderFunctionArgs) {
  await requireRole(args, 'finance_officer', 'fundraiser')
  return redirect(paths.admin.donors())
}

/** The segment is what the address says; its name comes with the form. */
export async function action(args: ActionFunctionArgs) {
  const staff = await requireRole(args, 'finance_officer', 'fundraiser')
  const query = queryOf(readDonorsAsk(args.request).typed)
  const form = await readForm(args.request, z.object({ name: z.string().trim().max(80).default('') }))
  const name = form.ok ? form.value.name : ''
  const outcome = await saveSegment(world, staff, { name, query, requestId: requestIdOf(args) })
  if (!outcome.ok && outcome.refused === 'not-staff') return notFound()
  return redirectWithFlash(
    args.request,
    query ? `${paths.admin.donors()}?${query}` : paths.admin.donors(),
    outcome.ok
      ? { tone: 'good', text: `“${name}” is saved: it stands above the list for everybody who reads donors.` }
      : { tone: 'warn', text: sentences[outcome.refused as keyof typeof sentences] },
  )
}

const sentences: Record<Exclude<SegmentRefusal, 'not-staff'>, string> = {
  'no-name': 'Type a name of at most 80 letters. Nothing was saved.',
  'narrows-nothing': 'Narrow the list first: everybody is no segment.',
  'name-taken': 'Another segment has this name. Nothing was saved.',
}

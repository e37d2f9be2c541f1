import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { z } from 'zod'
import { type AccountRefusal, setSlurmAccount } from '#app/domain/grants/set-slurm-account.server.ts'
import { paths } from '#app/paths.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { readForm } from '#app/platform/form.server.ts'
import { actorFor, notFound, requireRole } from '#app/platform/guards.server.ts'
import { parseId } from '#app/units/id.ts'
import { world } from '#app/world.server.ts'

const Ask = z.object({ account: z.string().max(100).default('') })

export async function loader(args: LoaderFunctionArgs) {
  await requireRole(args, 'programme_officer', 'compute_officer')
  return redirect(paths.admin.project(parseId('prj', args.params.projectId) ?? notFound()))
}

export async function action(args: ActionFunctionArgs) {
  const person = await requireRole(args, 'programme_officer', 'compute_officer')
  const projectId = parseId('prj', args.params.projectId) ?? notFound()
  const to = paths.admin.project(projectId)
  const form = await readForm(args.request, Ask)
  if (!form.ok) return redirectWithFlash(args.request, to, { tone: 'warn', text: sentences['not-an-account'] })
  const outcome = await setSlurmAccount(world, actorFor(args, person), { projectId, ...form.value })
  if (outcome.ok) return redirectWithFlash(args.request, to, { tone: 'good', text: 'The account is set.' })
  if (outcome.refused === 'not-found') return notFound()
  return redirectWithFlash(args.request, to, { tone: 'warn', text: sentences[outcome.refused] })
}

const sentences: Record<Exclude<AccountRefusal, 'not-found'>, string> = {
  'not-allowed': 'Only programme and compute officers set accounts.',
  'not-an-account': 'A Slurm account begins with a small letter and has small letters, figures, and _ - . only.',
  taken: 'Another project has this account. Nothing was changed.',
  closed: 'The project is closed, so its account stays.',
}

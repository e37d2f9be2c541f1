import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { z } from 'zod'
import { mapAccount } from '#app/domain/compute/map-account.server.ts'
import { paths } from '#app/paths.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { readForm } from '#app/platform/form.server.ts'
import { actorFor, requireRole } from '#app/platform/guards.server.ts'
import { parseId } from '#app/units/id.ts'
import { world } from '#app/world.server.ts'

const Claim = z.object({ account: z.string(), projectId: z.string() })

export async function loader(args: LoaderFunctionArgs) {
  await requireRole(args, 'compute_officer', 'administrator')
  return redirect(paths.admin.usage())
}

/** Says whose a held account is; what waited is charged at once. */
export async function action(args: ActionFunctionArgs) {
  const officer = await requireRole(args, 'compute_officer', 'administrator')
  const form = await readForm(args.request, Claim)
  const projectId = form.ok ? parseId('prj', form.value.projectId) : null
  const back = (tone: 'good' | 'bad', text: string) =>
    redirectWithFlash(args.request, paths.admin.usage(), { tone, text })
  if (!form.ok || !projectId) return back('bad', 'Choose the project this account belongs to.')
  const outcome = await mapAccount(world, actorFor(args, officer), { account: form.value.account, projectId })
  if (!outcome.ok) return back('bad', sentences[outcome.refused])
  const { runs } = outcome.value
  const freed = runs === 1 ? 'the one run that waited is' : `${runs.toLocaleString('en-US')} runs that waited are`
  return back('good', `The account is mapped; ${freed} charged.`)
}

const sentences = {
  'not-allowed': 'Only compute officers map accounts.',
  'no-such-project': 'There is no such project.',
  'no-account': 'Runs without an account cannot be mapped.',
  'already-mapped': 'This account belongs to another project already.',
} as const

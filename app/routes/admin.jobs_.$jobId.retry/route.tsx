import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { paths } from '#app/paths.ts'
import { notFound, requireRole } from '#app/platform/guards.server.ts'
import { retryJob } from '#app/platform/read-jobs.server.ts'
import { world } from '#app/world.server.ts'

/** Nothing to see here: someone who was asked to sign in on the way goes where the button is. */
export async function loader(args: LoaderFunctionArgs) {
  await requireRole(args, 'compute_officer', 'finance_officer', 'administrator')
  return redirect(paths.admin.jobs())
}

export async function action(args: ActionFunctionArgs) {
  await requireRole(args, 'compute_officer', 'finance_officer', 'administrator')
  const { jobId } = args.params
  if (!jobId || !/^\d{1,18}$/.test(jobId)) return notFound()
  await retryJob(world, jobId)
  return redirect(paths.admin.jobs())
}

import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { paths } from '#app/paths.ts'
import { notFound, requireRole } from '#app/platform/guards.server.ts'
import { retryJob } from '#app/platform/read-jobs.server.ts'
import { world } from '#app/world.server.ts'

export async function action(args: ActionFunctionArgs) {
  await requireRole(args, 'compute_officer', 'finance_officer', 'administrator')
  const { jobId } = args.params
  if (!jobId || !/^\d{1,18}$/.test(jobId)) return notFound()
  await retryJob(world, jobId)
  return redirect(paths.admin.jobs())
}

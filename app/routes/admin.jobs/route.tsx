import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { hasRole } from '#app/domain/people/person.ts'
import { paths } from '#app/paths.ts'
import { requireStaff } from '#app/platform/guards.server.ts'
import { readJobs } from '#app/platform/read-jobs.server.ts'
import { Button } from '#app/ui/button.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { StaffPage } from '#app/ui/page.tsx'
import { Status } from '#app/ui/status.tsx'
import { Table } from '#app/ui/table.tsx'
import { VisuallyHidden } from '#app/ui/visually-hidden.tsx'
import { When } from '#app/ui/when.tsx'
import { world } from '#app/world.server.ts'

export const meta: MetaFunction = () => [{ title: 'Jobs' }]

export async function loader(args: LoaderFunctionArgs) {
  const person = await requireStaff(args)
  const mayRetry = hasRole(person, 'compute_officer', 'finance_officer', 'administrator')
  return { jobs: await readJobs(world), mayRetry, timeZone: person.timeZone }
}

export default function JobsPage() {
  const { jobs, mayRetry, timeZone } = useLoaderData<typeof loader>()
  return (
    <StaffPage
      title="Jobs"
      lead="Work behind the pages. A job that failed for good stays here until someone tries it again."
    >
      <Table
        caption="Jobs that are not done, the newest first"
        captionIs="hidden"
        columns={[
          { name: 'name', label: 'Job' },
          { name: 'state', label: 'State', isTight: true },
          { name: 'tries', label: 'Tries', isTight: true },
          { name: 'next', label: 'Next or last try', isTight: true },
          { name: 'problem', label: 'Last problem', isClipped: true },
          { name: 'retry', label: 'Again', isTight: true },
        ]}
        rows={jobs.map((job) => ({
          id: job.id,
          cells: {
            name: job.name,
            state: <Status of={job.state} />,
            tries: `${job.attempts} of ${job.maxAttempts}`,
            next: <When at={job.runAt} zone={timeZone} />,
            problem: job.lastError?.split('\n')[0] ?? '',
            retry: mayRetry && (job.state === 'failed' || job.state === 'retrying') && (
              <Form method="post" action={`${paths.admin.jobs()}/${job.id}/retry`}>
                <Button kind="quiet" size="small">
                  Try again<VisuallyHidden>: {job.name}</VisuallyHidden>
                </Button>
              </Form>
            ),
          },
        }))}
        empty={<Empty title="No job waits or failed." />}
      />
    </StaffPage>
  )
}

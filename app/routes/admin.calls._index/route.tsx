import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { mayRunCalls } from '#app/domain/grants/policy.ts'
import { readCallsForStaff } from '#app/domain/grants/read-calls.server.ts'
import { paths } from '#app/paths.ts'
import { requireRole } from '#app/platform/guards.server.ts'
import { CallDeadline } from '#app/proposal/call-deadline.tsx'
import { ButtonLink } from '#app/ui/button.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { StaffPage } from '#app/ui/page.tsx'
import { Status } from '#app/ui/status.tsx'
import { Table } from '#app/ui/table.tsx'
import { world } from '#app/world.server.ts'

export const meta: MetaFunction = () => [{ title: 'Calls' }]

export async function loader(args: LoaderFunctionArgs) {
  const person = await requireRole(args, 'programme_officer', 'auditor', 'administrator')
  return { calls: await readCallsForStaff(world, person), mayAct: mayRunCalls(person), zone: person.timeZone }
}

export default function CallsPage() {
  const { calls, mayAct, zone } = useLoaderData<typeof loader>()
  const open = mayAct && <ButtonLink to={paths.admin.newCall()}>New call</ButtonLink>
  return (
    <StaffPage title="Calls" lead="What we ask for, from when until when, and what came." actions={open}>
      <Table
        caption="Calls, the last to close first"
        captionIs="hidden"
        columns={[
          { name: 'title', label: 'Call' },
          { name: 'stage', label: 'Stands', isTight: true },
          { name: 'closes', label: 'Closes' },
          { name: 'drafts', label: 'Drafts', align: 'end' },
          { name: 'sent', label: 'Sent in', align: 'end' },
          { name: 'decided', label: 'To release', align: 'end' },
          { name: 'panel', label: 'Panel' },
        ]}
        rows={calls.map((call) => ({
          id: call.id,
          to: paths.admin.call(call.id),
          cells: {
            title: call.title,
            stage: <Status of={call.stage} />,
            closes: <CallDeadline call={call} readerZone={zone} />,
            drafts: call.drafts,
            sent: call.sent,
            decided: call.decided,
            panel: <a href={paths.admin.panel(call.slug)}>Panel of {call.title}</a>,
          },
        }))}
        empty={<Empty title="Calls for proposals stand here." action={open} />}
      />
    </StaffPage>
  )
}

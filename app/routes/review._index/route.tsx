import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { mayReview } from '#app/domain/grants/policy.ts'
import { type AssignmentLine, readMyAssignments } from '#app/domain/grants/read-assignments.server.ts'
import { paths } from '#app/paths.ts'
import { requireRole } from '#app/platform/guards.server.ts'
import { Empty } from '#app/ui/empty.tsx'
import { StaffPage } from '#app/ui/page.tsx'
import { Section } from '#app/ui/section.tsx'
import { Status } from '#app/ui/status.tsx'
import { Table } from '#app/ui/table.tsx'
import { When } from '#app/ui/when.tsx'
import { world } from '#app/world.server.ts'

export const handle = { hydrate: false }
export const meta: MetaFunction = () => [{ title: 'My reviews' }]

export async function loader(args: LoaderFunctionArgs) {
  const person = await requireRole(args, 'reviewer', 'programme_officer', 'administrator')
  return { assignments: await readMyAssignments(world, person), mayReview: mayReview(person), zone: person.timeZone }
}

export default function ReviewsPage() {
  const { assignments, mayReview, zone } = useLoaderData<typeof loader>()
  const waiting = assignments.filter(({ state }) => state === 'assigned' || state === 'agreed')
  const done = assignments.filter(({ state }) => state === 'submitted' || state === 'recused')
  return (
    <StaffPage
      title="My reviews"
      lead="Applicants never learn who reviewed them. You see an application after you declare that you have no part in it."
    >
      <Section title="Waiting for you">
        <Assignments
          caption="Reviews that wait for you"
          assignments={waiting}
          zone={zone}
          empty={
            <Empty title="Nothing waits for you.">
              <p>When a programme officer asks you for a review, it stands here, and a letter tells you.</p>
            </Empty>
          }
        />
      </Section>
      {mayReview && (
        <p>
          <a href={paths.review.expertise()}>Say what you know</a>, so that you are asked for work that is near to
          yours.
        </p>
      )}
      {done.length > 0 && (
        <Section title="Done">
          <Assignments caption="Reviews you finished or stepped back from" assignments={done} zone={zone} />
        </Section>
      )}
    </StaffPage>
  )
}

type AssignmentsProps = {
  caption: string
  assignments: readonly AssignmentLine[]
  zone: string
  empty?: React.ReactNode
}

const words = { assigned: 'waiting', agreed: 'in progress', submitted: 'done', recused: 'recused', removed: 'removed' }

function Assignments({ caption, assignments, zone, empty }: AssignmentsProps) {
  return (
    <Table
      caption={caption}
      captionIs="hidden"
      look="open"
      columns={[
        { name: 'title', label: 'Application' },
        { name: 'state', label: 'Stands', isTight: true },
        { name: 'call', label: 'Call' },
        { name: 'due', label: 'Due' },
      ]}
      rows={assignments.map((assignment) => ({
        id: assignment.id,
        to:
          assignment.state === 'assigned'
            ? paths.review.declare(assignment.id)
            : paths.review.assignment(assignment.id),
        cells: {
          title: [assignment.number, assignment.title].filter(Boolean).join(' '),
          state: <Status of={words[assignment.state]} />,
          call: assignment.call,
          due: assignment.dueAt ? <When at={assignment.dueAt} zone={zone} /> : 'No date',
        },
      }))}
      empty={empty}
    />
  )
}

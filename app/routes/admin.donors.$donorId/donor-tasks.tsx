import type { DonorTask } from '#app/domain/giving/donors/read-donor-record.server.ts'
import { paths } from '#app/paths.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { Section } from '#app/ui/section.tsx'
import { Status } from '#app/ui/status.tsx'
import { Table } from '#app/ui/table.tsx'
import { OnDay, When } from '#app/ui/when.tsx'
import type { Day } from '#app/units/time.ts'

type DonorTasksProps = {
  donorId: string
  tasks: readonly DonorTask[]
  today: Day
  zone: string
  mayChange: boolean
}

/** What is to be done for this donor: what is open by its day, then what is done. */
export function DonorTasks({ donorId, tasks, today, zone, mayChange }: DonorTasksProps) {
  return (
    <Section
      title="To do"
      action={
        mayChange && (
          <ButtonLink kind="quiet" size="small" to={paths.admin.donorAct(donorId, 'task')}>
            Add something to do
          </ButtonLink>
        )
      }
    >
      {tasks.length > 0 ? (
        <Table
          caption="Things to do for this donor"
          captionIs="hidden"
          columns={[
            { name: 'words', label: 'What', isRowHeading: true },
            { name: 'due', label: 'Due' },
            { name: 'who', label: 'Who' },
            { name: 'state', label: 'State' },
          ]}
          rows={tasks.map((task) => ({
            id: task.id,
            cells: {
              words: task.words,
              due: <OnDay on={task.dueOn} />,
              who: task.assignee,
              state: <Standing task={task} {...{ donorId, today, zone, mayChange }} />,
            },
          }))}
        />
      ) : (
        <p>Nothing is to be done.</p>
      )}
    </Section>
  )
}

function Standing({ task, donorId, today, zone, mayChange }: Omit<DonorTasksProps, 'tasks'> & { task: DonorTask }) {
  if (task.doneAt)
    return (
      <>
        <Status of="done" /> <When at={task.doneAt} zone={zone} precision="day" />
      </>
    )
  if (!mayChange) return <Status of={task.dueOn < today ? 'overdue' : 'open'} />
  return (
    <form method="post" action={paths.admin.donorTask(donorId, task.id)}>
      {task.dueOn < today && <Status of="overdue" />}{' '}
      <Button kind="quiet" size="small">
        Done
      </Button>
    </form>
  )
}

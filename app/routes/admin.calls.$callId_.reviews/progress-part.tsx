import type { CallProgress } from '#app/domain/grants/reminders/read-call-progress.server.ts'
import { Empty } from '#app/ui/empty.tsx'
import { Status } from '#app/ui/status.tsx'
import { Table } from '#app/ui/table.tsx'
import { When } from '#app/ui/when.tsx'

type ProgressTableProps = { reviewers: CallProgress['reviewers']; zone: string }

/** Each reviewer’s work in the call; who is late stands first. */
export function ProgressTable({ reviewers, zone }: ProgressTableProps) {
  return (
    <Table
      caption="Reviewers of the call, who is late first"
      captionIs="hidden"
      columns={[
        { name: 'name', label: 'Reviewer', isRowHeading: true },
        { name: 'asked', label: 'Asked', align: 'end' },
        { name: 'unanswered', label: 'No answer', align: 'end' },
        { name: 'writing', label: 'Writing', align: 'end' },
        { name: 'done', label: 'In', align: 'end' },
        { name: 'over', label: 'Not reviewing', align: 'end' },
        { name: 'late', label: 'Late', isTight: true },
        { name: 'next', label: 'Next due', isTight: true },
        { name: 'reminded', label: 'Reminded', isTight: true },
        { name: 'load', label: 'In all calls', align: 'end' },
      ]}
      rows={reviewers.map(({ id, name, late, nextDueAt, remindedAt, ...counts }) => ({
        id,
        look: late > 0 ? 'marked' : undefined,
        cells: {
          name,
          asked: counts.asked,
          unanswered: counts.unanswered,
          writing: counts.writing,
          done: counts.done,
          over: counts.over,
          load: counts.load,
          late: late > 0 && <Status of={`${late} late`} tone="warn" />,
          next: nextDueAt && <When at={nextDueAt} zone={zone} precision="day" />,
          reminded: remindedAt && <When at={remindedAt} zone={zone} precision="day" />,
        },
      }))}
      empty={<Empty title="Nobody is asked for a review in this call." />}
    />
  )
}

type SentTableProps = { reminders: CallProgress['reminders']; zone: string }

/** The reminders of reviews that went out. */
export function SentTable({ reminders, zone }: SentTableProps) {
  return (
    <Table
      caption="Reminders sent, the newest first"
      captionIs="hidden"
      columns={[
        { name: 'sent', label: 'Sent', isTight: true },
        { name: 'to', label: 'To', isRowHeading: true },
        { name: 'number', label: 'Application', isTight: true },
        { name: 'which', label: 'Which' },
      ]}
      rows={reminders.map(({ key, to, number, which, days, sentAt }) => ({
        id: key,
        cells: { sent: <When at={sentAt} zone={zone} precision="day" />, to, number, which: dayWords(which, days) },
      }))}
      empty={<Empty title="No reviewer was reminded yet." />}
    />
  )
}

function dayWords(which: 'before' | 'after', days: number): string {
  return `${days === 1 ? '1 day' : `${days} days`} ${which}`
}

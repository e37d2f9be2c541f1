import type { Proposal } from '#app/domain/grants/assignment/proposal.ts'
import type { AssignmentDesk } from '#app/domain/grants/assignment/read-run.server.ts'
import { Notice } from '#app/ui/notice.tsx'
import { Section } from '#app/ui/section.tsx'
import { Table } from '#app/ui/table.tsx'
import { reasonWords, unfilledWords } from './reason-words.ts'

type ProposalPartProps = { desk: AssignmentDesk; proposal: Proposal }

/** What would be added to what is: each application with who reads it already and who would be asked, and why. */
export function ChangesTable({ desk, proposal }: ProposalPartProps) {
  const names = new Map(desk.reviewers.map(({ id, name }) => [id, name]))
  return (
    <Table
      caption="Who would be asked"
      look="open"
      columns={[
        { name: 'application', label: 'Application', isRowHeading: true },
        { name: 'kept', label: 'Asked already, stays' },
        { name: 'added', label: 'Added, and why' },
      ]}
      rows={desk.applications.map(({ id, number, title, readers }) => ({
        id,
        cells: {
          application: `${number} ${title}`,
          kept: readers.map((reader) => names.get(reader) ?? 'somebody who is no reviewer now').join(', ') || 'Nobody',
          added: <Added lines={proposal.added.filter((one) => one.applicationId === id)} names={names} />,
        },
      }))}
    />
  )
}

type AddedProps = { lines: Proposal['added']; names: ReadonlyMap<string, string> }

function Added({ lines, names }: AddedProps) {
  if (lines.length === 0) return 'Nobody'
  return (
    <ul>
      {lines.map(({ reviewerId, reasons }) => (
        <li key={reviewerId}>
          <strong>{names.get(reviewerId)}</strong>: {reasons.map(reasonWords).join('; ')}
        </li>
      ))}
    </ul>
  )
}

/** What the proposal could not do, said before it is confirmed. */
export function Shortcomings({ desk, proposal }: ProposalPartProps) {
  const numbers = new Map<string, string>(desk.applications.map(({ id, number }) => [id, number]))
  const names = new Map(desk.reviewers.map(({ id, name }) => [id, name]))
  const numberOf = (id: string) => numbers.get(id) ?? ''
  const { unfilled, withoutSenior, unmet } = proposal
  return (
    <>
      {unfilled.length > 0 && (
        <Notice tone="warn" title="Not every seat could be filled">
          <ul>
            {unfilled.map((one) => (
              <li key={one.applicationId}>
                {numberOf(one.applicationId)}: {one.seats} {one.seats === 1 ? 'seat' : 'seats'} left.{' '}
                {unfilledWords(one)}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {unmet.length > 0 && (
        <Notice tone="warn" title="A rule stands against what you asked for">
          <ul>
            {unmet.map(({ applicationId, reviewerId }) => (
              <li key={`${applicationId} ${reviewerId}`}>
                {names.get(reviewerId)} cannot read {numberOf(applicationId)}.
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {withoutSenior.length > 0 && (
        <Notice title="No senior reviewer reads these">
          <p>{withoutSenior.map(numberOf).join(', ')}</p>
        </Notice>
      )}
    </>
  )
}

/** Each reviewer’s reviews of this call, now and after. */
export function LoadTable({ desk, proposal, most }: ProposalPartProps & { most: number }) {
  return (
    <Section title="Load">
      <Table
        caption={`Reviews of this call for each reviewer; at most ${most} were asked for`}
        columns={[
          { name: 'name', label: 'Reviewer', isRowHeading: true },
          { name: 'before', label: 'Now', align: 'end' },
          { name: 'added', label: 'Added', align: 'end' },
          { name: 'after', label: 'Then', align: 'end' },
        ]}
        rows={desk.reviewers.map(({ id, name, load }) => {
          const added = proposal.added.filter(({ reviewerId }) => reviewerId === id).length
          return { id, cells: { name, before: load, added, after: load + added } }
        })}
      />
    </Section>
  )
}

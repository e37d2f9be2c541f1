import { amendmentKindWords } from '#app/domain/grants/amendments/amendment.ts'
import type { Amendment } from '#app/domain/grants/amendments/read-amendments.server.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { Section } from '#app/ui/section.tsx'
import { Status } from '#app/ui/status.tsx'
import { SummaryList } from '#app/ui/summary-list.tsx'
import { Table } from '#app/ui/table.tsx'
import { OnDay, When } from '#app/ui/when.tsx'
import { Paragraphs } from './paragraphs.tsx'

type AmendmentsPartProps = {
  amendments: readonly Amendment[]
  to: (id: string) => string
  /** Where one is asked for; null for those who may not. */
  askTo: string | null
  zone: string
}

/** What the project asked to change since its award, and what became of it. */
export function AmendmentsPart({ amendments, to, askTo, zone }: AmendmentsPartProps) {
  if (amendments.length === 0 && !askTo) return null
  return (
    <Section
      id="amendments"
      title="Amendments"
      action={
        askTo && (
          <ButtonLink to={askTo} kind="quiet" size="small">
            Ask for an amendment
          </ButtonLink>
        )
      }
    >
      <Table
        caption="Amendments, the newest first"
        captionIs="hidden"
        columns={[
          { name: 'what', label: 'What', isRowHeading: true },
          { name: 'asked', label: 'Asked', isTight: true },
          { name: 'state', label: 'Stands', isTight: true },
        ]}
        rows={amendments.map((amendment) => ({
          id: amendment.id,
          to: to(amendment.id),
          cells: {
            what: amendmentKindWords[amendment.kind].label,
            asked: <When at={amendment.askedAt} zone={zone} />,
            state: <AmendmentStatus state={amendment.state} />,
          },
        }))}
        empty={<Empty title="What the project asks to change after its award stands here, beside the award." />}
      />
    </Section>
  )
}

const stateWords: Record<Amendment['state'], string> = {
  asked: 'waiting',
  approved: 'approved',
  approved_in_part: 'approved in part',
  declined: 'declined',
  withdrawn: 'withdrawn',
}

export function AmendmentStatus({ state }: { state: Amendment['state'] }) {
  return (
    <Status of={stateWords[state]} tone={state === 'approved_in_part' || state === 'approved' ? 'good' : undefined} />
  )
}

/** What was asked for, and the answer. */
export function AmendmentWords({ amendment, zone }: { amendment: Amendment; zone: string }) {
  const { words, askedUntil, why, askedBy, askedAt, answeredBy, answeredAt, answer, untilBefore, untilAfter } =
    amendment
  return (
    <>
      <SummaryList
        rows={[
          ...(askedUntil ? [{ term: 'New last day', value: <OnDay on={askedUntil} /> }] : []),
          ...(words ? [{ term: 'How it would be', value: <Paragraphs text={words} /> }] : []),
          { term: 'Why', value: <Paragraphs text={why} /> },
          {
            term: 'Asked',
            value: (
              <>
                {askedBy}, <When at={askedAt} zone={zone} />
              </>
            ),
          },
        ]}
      />
      {answeredBy && answeredAt && (
        <Section title="The answer">
          <Paragraphs text={answer} />
          {untilAfter && untilBefore && (
            <p>
              The last day was <OnDay on={untilBefore} /> and is <OnDay on={untilAfter} /> since.
            </p>
          )}
          <p>
            {answeredBy}, <When at={answeredAt} zone={zone} />
          </p>
        </Section>
      )}
    </>
  )
}

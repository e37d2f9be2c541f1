import type { OwnChallenge } from '#app/domain/giving/challenges/read-own-challenges.server.ts'
import { Money } from '#app/ui/money.tsx'
import { Section } from '#app/ui/section.tsx'
import { Status } from '#app/ui/status.tsx'
import { Table } from '#app/ui/table.tsx'
import { OnDay } from '#app/ui/when.tsx'

/** The challenges she has set, what each has matched, what is owed of it and how that is paid. */
export function OwnChallenges({ challenges, contact }: { challenges: readonly OwnChallenge[]; contact: string }) {
  const isOwed = challenges.some(({ owed }) => owed > 0n)
  return (
    <Section title="Challenges" look="public">
      <Table
        caption="Challenges, newest first"
        captionIs="hidden"
        look="open"
        columns={[
          { name: 'name', label: 'Challenge', isRowHeading: true },
          { name: 'pool', label: 'Pool', align: 'end', isTight: true },
          { name: 'matched', label: 'Matched', align: 'end', isTight: true },
          { name: 'owed', label: 'To be paid', align: 'end', isTight: true },
          { name: 'last', label: 'Last day', isTight: true },
          { name: 'state', label: 'State', isTight: true },
        ]}
        rows={challenges.map((challenge) => ({
          id: challenge.id,
          cells: {
            name: challenge.name,
            pool: <Money of={challenge.pool} />,
            matched: <Money of={challenge.matched} />,
            owed: <Money of={challenge.owed} />,
            last: <OnDay on={challenge.lastOn} />,
            state: <Status of={challenge.state} />,
          },
        }))}
      />
      {isOwed && (
        <p>
          What was matched is paid by wire or cheque, not by card: write to <a href={`mailto:${contact}`}>{contact}</a>,
          and finance sends you what you need.
        </p>
      )}
    </Section>
  )
}

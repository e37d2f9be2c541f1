import type { DonorNote } from '#app/domain/giving/donors/read-donor-record.server.ts'
import { paths } from '#app/paths.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { Section } from '#app/ui/section.tsx'
import { Timeline } from '#app/ui/timeline.tsx'

type DonorNotesProps = { donorId: string; notes: readonly DonorNote[]; zone: string; mayChange: boolean }

/** What staff remember of a donor, newest first. */
export function DonorNotes({ donorId, notes, zone, mayChange }: DonorNotesProps) {
  return (
    <Section
      title="Notes"
      action={
        mayChange && (
          <ButtonLink kind="quiet" size="small" to={paths.admin.donorAct(donorId, 'note')}>
            Write a note
          </ButtonLink>
        )
      }
    >
      <Timeline
        happenings={notes.map(({ id, at, by, words }) => ({ id, at, who: by, what: 'wrote', note: words }))}
        zone={zone}
        empty="Nobody has written anything yet."
      />
    </Section>
  )
}

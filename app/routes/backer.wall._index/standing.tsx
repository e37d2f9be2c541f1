import { LogoPicture } from '#app/area/logo-picture.tsx'
import type { OwnPlaces, Place } from '#app/domain/giving/wall/read-places.server.ts'
import { paths } from '#app/paths.ts'
import { Button } from '#app/ui/button.tsx'
import { FormActions } from '#app/ui/form-actions.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Section } from '#app/ui/section.tsx'
import { SummaryList } from '#app/ui/summary-list.tsx'

/** What is shown of a backer now, what waits for staff, and what they last said no to. */
export function Standing({ of }: { of: OwnPlaces }) {
  const { shown, waiting, refused } = of
  return (
    <>
      {refused && (
        <Notice
          tone="warn"
          title={refused.state === 'taken_down' ? 'We took it down' : 'We could not show it like this'}
        >
          <p>{refused.reason}</p>
        </Notice>
      )}
      {shown && (
        <Section title="Shown now">
          <PlaceFacts place={shown} />
        </Section>
      )}
      {waiting && (
        <Section title="Waits for our staff">
          <PlaceFacts place={waiting} />
        </Section>
      )}
      {(shown || waiting) && (
        <form method="post" action={paths.backer.leaveWall()}>
          <input type="hidden" name="donor" value={of.donorId} />
          <FormActions note="At once, and your logo is deleted. Names you chose for single gifts stay as you set them.">
            <Button kind="quiet">Do not show me any more</Button>
          </FormActions>
        </form>
      )}
      <p>
        You stand on the <a href={paths.backers()}>page of backers</a> for your gifts that are not anonymous. In which
        circle follows from those for which you show a name; the amounts are never told.
      </p>
    </>
  )
}

function PlaceFacts({ place }: { place: Place }) {
  return (
    <SummaryList
      rows={[
        { term: 'Name', value: place.name },
        { term: 'Link', value: place.link ?? 'None' },
        { term: 'Logo', value: place.logo ? <LogoPicture logo={place.logo} alt="Your logo" /> : 'None' },
      ]}
    />
  )
}

import { LogoPicture } from '#app/area/logo-picture.tsx'
import type { Place } from '#app/domain/giving/wall/read-places.server.ts'
import { paths } from '#app/paths.ts'
import { SummaryList } from '#app/ui/summary-list.tsx'
import { When } from '#app/ui/when.tsx'

/** A place as it would stand on the wall, and whose it is. */
export function PlaceFacts({ place, zone }: { place: Place; zone: string }) {
  const { name, link, logo, donorId, askedAt } = place
  return (
    <SummaryList
      rows={[
        { term: 'Name', value: name },
        {
          term: 'Leads to',
          value: link ? (
            <a href={link} rel="nofollow noopener noreferrer">
              {link}
            </a>
          ) : (
            'Nowhere'
          ),
        },
        { term: 'Logo', value: logo ? <LogoPicture logo={logo} alt={`Logo of ${name}`} /> : 'None' },
        { term: 'Donor', value: <a href={paths.admin.donor(donorId)}>The record of the donor</a> },
        { term: 'Asked', value: <When at={askedAt} zone={zone} /> },
      ]}
    />
  )
}

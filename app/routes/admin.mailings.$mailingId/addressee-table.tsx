import { mailingDonorWords } from '#app/domain/giving/mailings/mailing.ts'
import type { Addressee } from '#app/domain/giving/mailings/read-mailings.server.ts'
import { paths } from '#app/paths.ts'
import { Empty } from '#app/ui/empty.tsx'
import { Status } from '#app/ui/status.tsx'
import { Table } from '#app/ui/table.tsx'

type AddresseeTableProps = { mailingId: string; addressees: readonly Addressee[] }

/** Each donor of a mailing, what comes of her, and the letter as she reads it. */
export function AddresseeTable({ mailingId, addressees }: AddresseeTableProps) {
  return (
    <Table
      caption="Donors of this letter"
      captionIs="hidden"
      columns={[
        { name: 'name', label: 'Donor', isRowHeading: true, isClipped: true },
        { name: 'email', label: 'E-mail', isClipped: true },
        { name: 'state', label: 'Letter' },
        { name: 'look', label: 'Preview' },
      ]}
      rows={addressees.map(({ id, name, email, state }) => ({
        id,
        cells: {
          name: <a href={paths.admin.donor(id)}>{name}</a>,
          email: email ?? 'None',
          state: <Status of={mailingDonorWords[state]} />,
          look: <a href={paths.admin.mailingPreview(mailingId, id)}>Look at it</a>,
        },
      }))}
      empty={<Empty title="Nobody is in this segment now." />}
    />
  )
}

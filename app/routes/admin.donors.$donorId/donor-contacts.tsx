import type { DonorContact } from '#app/domain/giving/donors/read-donor-record.server.ts'
import { paths } from '#app/paths.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { Row } from '#app/ui/layout.tsx'
import { Section } from '#app/ui/section.tsx'
import { Table } from '#app/ui/table.tsx'

type DonorContactsProps = { donorId: string; contacts: readonly DonorContact[]; mayChange: boolean }

/** The people of an organisation or household, the one its letters go to first. */
export function DonorContacts({ donorId, contacts, mayChange }: DonorContactsProps) {
  return (
    <Section
      title="People"
      action={
        mayChange && (
          <ButtonLink kind="quiet" size="small" to={paths.admin.donorAct(donorId, 'contact')}>
            Add a person
          </ButtonLink>
        )
      }
    >
      {contacts.length > 0 ? (
        <Table
          caption="People of this donor"
          captionIs="hidden"
          columns={[
            { name: 'name', label: 'Name', isRowHeading: true },
            { name: 'role', label: 'Role' },
            { name: 'email', label: 'E-mail' },
            ...(mayChange ? [{ name: 'act', label: 'Change' }] : []),
          ]}
          rows={contacts.map((contact) => ({
            id: contact.id,
            cells: {
              name: contact.donorId ? <a href={paths.admin.donor(contact.donorId)}>{contact.name}</a> : contact.name,
              role: contact.isPrimary ? `${contact.role}, primary contact` : contact.role,
              email: contact.email ?? 'None',
              act: <Acts donorId={donorId} contact={contact} />,
            },
          }))}
        />
      ) : (
        <p>Nobody is written down yet.</p>
      )}
    </Section>
  )
}

function Acts({ donorId, contact }: { donorId: string; contact: DonorContact }) {
  return (
    <form method="post" action={paths.admin.donorContact(donorId, contact.id)}>
      <Row>
        {!contact.isPrimary && (
          <Button kind="quiet" size="small" name="change" value="first">
            Make primary
          </Button>
        )}
        <Button kind="quiet" size="small" name="change" value="gone">
          Take off
        </Button>
      </Row>
    </form>
  )
}

import { rightWords } from '#app/domain/grants/co-applicants/right.ts'
import type { MyApplication } from '#app/domain/grants/read-my-application.server.ts'
import { paths } from '#app/paths.ts'
import { Status } from '#app/ui/status.tsx'
import { Table } from '#app/ui/table.tsx'
import { When } from '#app/ui/when.tsx'

/** The applicant and everybody who was asked, each with what they may do. */
export function PeopleTable({ application, zone }: { application: MyApplication; zone: string }) {
  const { id, isLead, leadName, coApplicants } = application
  const mayChange = (state: string) => isLead && (state === 'invited' || state === 'joined')
  return (
    <Table
      caption="People of this application"
      captionIs="hidden"
      look="open"
      columns={[
        { name: 'name', label: 'Person' },
        { name: 'may', label: 'May' },
        { name: 'state', label: 'Stands', isTight: true },
        { name: 'since', label: 'Since' },
        ...(isLead ? [{ name: 'change', label: 'Change' }] : []),
      ]}
      rows={[
        {
          id: 'lead',
          cells: { name: leadName, may: 'Everything', state: 'Principal investigator', since: '', change: '' },
        },
        ...coApplicants.map((one) => ({
          id: one.id,
          cells: {
            name: one.name ? `${one.name}, ${one.email}` : one.email,
            may: rightWords[one.right].label,
            state: <Status of={one.state} />,
            since: <When at={one.answeredAt ?? one.invitedAt} zone={zone} />,
            change: mayChange(one.state) ? (
              <a href={paths.research.coApplicant(id, one.id)}>Change for {one.name ?? one.email}</a>
            ) : (
              ''
            ),
          },
        })),
      ]}
    />
  )
}

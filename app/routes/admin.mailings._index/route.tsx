import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { readMailings } from '#app/domain/giving/mailings/read-mailings.server.ts'
import { paths } from '#app/paths.ts'
import { requireRole } from '#app/platform/guards.server.ts'
import { Empty } from '#app/ui/empty.tsx'
import { StaffPage } from '#app/ui/page.tsx'
import { Status } from '#app/ui/status.tsx'
import { Table } from '#app/ui/table.tsx'
import { When } from '#app/ui/when.tsx'
import { world } from '#app/world.server.ts'

export const meta: MetaFunction = () => [{ title: 'Letters to many' }]

export async function loader(args: LoaderFunctionArgs) {
  const person = await requireRole(args, 'finance_officer', 'fundraiser', 'auditor', 'administrator')
  return { mailings: await readMailings(world.db, person), zone: world.lab.timeZone }
}

export default function Mailings() {
  const { mailings, zone } = useLoaderData<typeof loader>()
  return (
    <StaffPage
      title="Letters to many"
      lead="One letter to every donor of a segment. Narrow the list of donors, then write to it from there."
      breadcrumb={[{ to: paths.admin.donors(), label: 'Donors' }]}
    >
      <Table
        caption="Letters to many, newest first"
        captionIs="hidden"
        columns={[
          { name: 'subject', label: 'Subject', isRowHeading: true, isClipped: true },
          { name: 'by', label: 'Written by' },
          { name: 'written', label: 'Written' },
          { name: 'begun', label: 'Sent' },
          { name: 'state', label: 'State' },
        ]}
        rows={mailings.map((mailing) => ({
          id: mailing.id,
          to: paths.admin.mailing(mailing.id),
          cells: {
            subject: mailing.subject,
            by: mailing.by,
            written: <When at={mailing.writtenAt} zone={zone} precision="day" />,
            begun: mailing.begunAt ? <When at={mailing.begunAt} zone={zone} precision="day" /> : 'Not yet',
            state: <Status of={mailing.state} />,
          },
        }))}
        empty={<Empty title="Letters to a segment will be listed here." />}
      />
    </StaffPage>
  )
}

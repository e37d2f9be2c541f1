import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { goalWords } from '#app/area/campaign-words.ts'
import { isCampaignOpen } from '#app/domain/giving/campaign.ts'
import { mayEditCampaigns } from '#app/domain/giving/policy.ts'
import { readCampaigns } from '#app/domain/giving/read-campaigns.server.ts'
import { paths } from '#app/paths.ts'
import { requireRole } from '#app/platform/guards.server.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { Money } from '#app/ui/money.tsx'
import { StaffPage } from '#app/ui/page.tsx'
import { Status } from '#app/ui/status.tsx'
import { Table } from '#app/ui/table.tsx'
import { world } from '#app/world.server.ts'

export const meta: MetaFunction = () => [{ title: 'Campaigns' }]

export async function loader(args: LoaderFunctionArgs) {
  const person = await requireRole(args, 'finance_officer', 'fundraiser', 'auditor', 'administrator')
  const now = world.clock.now()
  const campaigns = (await readCampaigns(world.db)).map((campaign) => ({
    ...campaign,
    state: isCampaignOpen(campaign, now) ? 'open' : campaign.opensAt > now ? 'scheduled' : 'closed',
  }))
  return { campaigns, mayEdit: mayEditCampaigns(person) }
}

export default function Campaigns() {
  const { campaigns, mayEdit } = useLoaderData<typeof loader>()
  const start = mayEdit && (
    <ButtonLink size="small" to={paths.admin.newCampaign()}>
      New campaign
    </ButtonLink>
  )
  return (
    <StaffPage title="Campaigns" lead="Asks with a goal. Covered fees do not count towards one." actions={start}>
      <Table
        caption="Campaigns"
        captionIs="hidden"
        columns={[
          { name: 'name', label: 'Campaign', isRowHeading: true },
          { name: 'fund', label: 'Fund' },
          { name: 'goal', label: 'Goal', align: 'end' },
          { name: 'received', label: 'Received', align: 'end' },
          { name: 'donors', label: 'Donors', align: 'end' },
          { name: 'state', label: 'State' },
          { name: 'page', label: 'Page' },
        ]}
        rows={campaigns.map((campaign) => ({
          id: campaign.id,
          ...(mayEdit ? { to: paths.admin.campaign(campaign.id) } : {}),
          cells: {
            name: campaign.name,
            fund: campaign.fundName,
            goal: goalWords(campaign.goalKind, campaign.goal),
            received: <Money of={campaign.received} />,
            donors: campaign.donors.toLocaleString('en-US'),
            state: <Status of={campaign.state} />,
            page: <a href={paths.give(campaign.slug)}>{paths.give(campaign.slug)}</a>,
          },
        }))}
        empty={<Empty title="Campaigns will be here." action={start} />}
      />
    </StaffPage>
  )
}

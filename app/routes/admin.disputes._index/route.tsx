import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { stateWords, warningWords } from '#app/domain/giving/disputes/dispute.ts'
import {
  type DisputeLine,
  readDisputes,
  readOpenWarnings,
  type WarningLine,
} from '#app/domain/giving/disputes/read-disputes.server.ts'
import { paths } from '#app/paths.ts'
import { notFound, requireRole } from '#app/platform/guards.server.ts'
import { Empty } from '#app/ui/empty.tsx'
import { KeysetPager } from '#app/ui/keyset-pager.tsx'
import { Stack } from '#app/ui/layout.tsx'
import { Money } from '#app/ui/money.tsx'
import { StaffPage } from '#app/ui/page.tsx'
import { Section } from '#app/ui/section.tsx'
import { Status } from '#app/ui/status.tsx'
import { Table } from '#app/ui/table.tsx'
import { When } from '#app/ui/when.tsx'
import { parseId } from '#app/units/id.ts'
import { world } from '#app/world.server.ts'

export const meta: MetaFunction = () => [{ title: 'Disputes' }]

export async function loader(args: LoaderFunctionArgs) {
  const person = await requireRole(args, 'finance_officer', 'fundraiser', 'auditor', 'administrator')
  const before = parseId('dsp', new URL(args.request.url).searchParams.get('before'))
  const [open, ended, warnings] = await Promise.all([
    readDisputes(world.db, person, { isOpen: true, size: 200 }),
    readDisputes(world.db, person, { isOpen: false, ...(before && { before }), size: 50 }),
    readOpenWarnings(world.db, person),
  ])
  return { open: open ?? notFound(), ended: ended ?? notFound(), warnings, zone: world.lab.timeZone }
}

export default function Disputes() {
  const { open, ended, warnings, zone } = useLoaderData<typeof loader>()
  return (
    <StaffPage
      title="Disputes"
      lead="Payments that a giver’s bank took back or asks about. Each costs a fee, and an answer counts only until its day."
    >
      <Stack gap="wide">
        {warnings.length > 0 && <Warnings warnings={warnings} zone={zone} />}
        <Section title="Open">
          <OpenTable disputes={open.disputes} zone={zone} />
        </Section>
        <Section title="Ended">
          <EndedTable disputes={ended.disputes} zone={zone} />
          <KeysetPager
            shown={ended.disputes.length}
            noun="disputes"
            nextTo={ended.hasMore ? `${paths.admin.disputes()}?before=${ended.disputes.at(-1)?.id}` : undefined}
          />
        </Section>
      </Stack>
    </StaffPage>
  )
}

function Warnings({ warnings, zone }: { warnings: WarningLine[]; zone: string }) {
  return (
    <Section title="Called fraud, not disputed yet">
      <p>A gift given back now costs no dispute and no fee of one.</p>
      <Table
        caption="Warnings of fraud"
        captionIs="hidden"
        columns={[
          { name: 'giver', label: 'Giver', isRowHeading: true },
          { name: 'amount', label: 'Amount', align: 'end' },
          { name: 'kind', label: 'The bank says' },
          { name: 'since', label: 'Since' },
        ]}
        rows={warnings.map((warning) => ({
          id: warning.id,
          to: paths.admin.fraudWarning(warning.id),
          cells: {
            giver: warning.giverName ?? 'Anonymous',
            amount: <Money of={warning.gross} />,
            kind: warningWords(warning.kind),
            since: <When at={warning.warnedAt} zone={zone} precision="day" />,
          },
        }))}
      />
    </Section>
  )
}

function OpenTable({ disputes, zone }: { disputes: DisputeLine[]; zone: string }) {
  return (
    <Table
      caption="Open disputes"
      captionIs="hidden"
      columns={[
        { name: 'giver', label: 'Giver', isRowHeading: true, isClipped: true },
        { name: 'amount', label: 'Amount', align: 'end' },
        { name: 'reason', label: 'Reason' },
        { name: 'by', label: 'Answer by' },
        { name: 'state', label: 'Standing' },
      ]}
      rows={disputes.map((dispute) => ({
        id: dispute.id,
        to: paths.admin.dispute(dispute.id),
        cells: {
          giver: dispute.giverName ?? 'Anonymous',
          amount: <Money of={dispute.amount} />,
          reason: dispute.reason.replaceAll('_', ' '),
          by: dispute.answeredAt ? (
            'Answered'
          ) : dispute.answerBy ? (
            <When at={dispute.answerBy} zone={zone} />
          ) : (
            'No answer is taken'
          ),
          state: <Status of={stateWords[dispute.state]} />,
        },
      }))}
      empty={<Empty title="No payment is disputed." />}
    />
  )
}

function EndedTable({ disputes, zone }: { disputes: DisputeLine[]; zone: string }) {
  return (
    <Table
      caption="Disputes that have ended"
      captionIs="hidden"
      columns={[
        { name: 'giver', label: 'Giver', isRowHeading: true, isClipped: true },
        { name: 'amount', label: 'Amount', align: 'end' },
        { name: 'taken', label: 'Taken of the gift', align: 'end' },
        { name: 'ended', label: 'Ended' },
        { name: 'state', label: 'Outcome' },
      ]}
      rows={disputes.map((dispute) => ({
        id: dispute.id,
        to: paths.admin.dispute(dispute.id),
        cells: {
          giver: dispute.giverName ?? 'Anonymous',
          amount: <Money of={dispute.amount} />,
          taken: <Money of={dispute.taken} />,
          ended: dispute.closedAt && <When at={dispute.closedAt} zone={zone} precision="day" />,
          state: <Status of={stateWords[dispute.state]} />,
        },
      }))}
      empty={<Empty title="None has ended yet." />}
    />
  )
}

import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { timelineOf } from '#app/area/timeline-of.ts'
import { type BookBatchRefusal, bookBatch } from '#app/domain/giving/offline/book-batch.server.ts'
import { agrees } from '#app/domain/giving/offline/gift-batch.ts'
import { readBatch, readBatchLines } from '#app/domain/giving/offline/read-batches.server.ts'
import { readActivity } from '#app/domain/impact/read-activity.server.ts'
import { paths } from '#app/paths.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { notFound, requireRole } from '#app/platform/guards.server.ts'
import { requestIdOf } from '#app/platform/request.server.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { FormActions } from '#app/ui/form-actions.tsx'
import { Columns, Stack } from '#app/ui/layout.tsx'
import { Money } from '#app/ui/money.tsx'
import { StaffPage } from '#app/ui/page.tsx'
import { Section } from '#app/ui/section.tsx'
import { Stat, StatRow } from '#app/ui/stat.tsx'
import { Status } from '#app/ui/status.tsx'
import { Table } from '#app/ui/table.tsx'
import { Timeline } from '#app/ui/timeline.tsx'
import { parseId } from '#app/units/id.ts'
import { world } from '#app/world.server.ts'

export const meta: MetaFunction = () => [{ title: 'Batch of gifts' }]

export async function loader(args: LoaderFunctionArgs) {
  const officer = await requireRole(args, 'finance_officer')
  const batchId = parseId('bat', args.params.batchId) ?? notFound()
  const batch = (await readBatch(world.db, officer, batchId)) ?? notFound()
  const [lines, activity] = await Promise.all([
    readBatchLines(world.db, officer, batchId),
    readActivity(world.db, officer, { type: 'gift-batch', id: batchId }),
  ])
  return { batch, lines, activity, isReady: agrees(batch), zone: world.lab.timeZone }
}

export async function action(args: ActionFunctionArgs) {
  const officer = await requireRole(args, 'finance_officer')
  const batchId = parseId('bat', args.params.batchId) ?? notFound()
  const outcome = await bookBatch(world, officer, { batchId, requestId: requestIdOf(args) })
  if (!outcome.ok && (outcome.refused === 'not-an-officer' || outcome.refused === 'no-such-batch')) return notFound()
  const flash = outcome.ok
    ? { tone: 'good' as const, text: 'The batch is booked: every gift has its entry, its receipt and its letter.' }
    : { tone: 'bad' as const, text: sentences[outcome.refused as Refusal] }
  return redirectWithFlash(args.request, paths.admin.batch(batchId), flash)
}

type Refusal = Exclude<BookBatchRefusal, 'not-an-officer' | 'no-such-batch'>
const sentences: Record<Refusal, string> = {
  'already-booked': 'Somebody booked this batch already. Nothing more was done.',
  'totals-differ': 'Count and total are not what the slip says. Nothing was booked.',
  'bank-before-gift': 'A gift is dated after the day the batch reached the bank. Nothing was booked.',
  'period-closed': 'The books of that month are closed. Nothing was booked.',
}

export default function BatchPage() {
  const { batch, lines, activity, isReady, zone } = useLoaderData<typeof loader>()
  return (
    <StaffPage
      title={batch.name}
      meta={<Status of={batch.bookedAt ? 'settled' : 'pending'} />}
      breadcrumb={[
        { to: paths.admin.gifts(), label: 'Gifts' },
        { to: paths.admin.batches(), label: 'Batches' },
      ]}
      actions={
        !batch.bookedAt && (
          <ButtonLink size="small" kind={isReady ? 'quiet' : undefined} to={paths.admin.newGiftIn(batch.id)}>
            Enter a gift
          </ButtonLink>
        )
      }
    >
      <StatRow>
        <Stat label={`gifts, of ${batch.controlCount} on the slip`} value={batch.count.toLocaleString('en-US')} />
        <Stat
          label={
            <>
              typed, of <Money of={batch.controlTotal} /> on the slip
            </>
          }
          value={<Money of={batch.total} />}
          kind="money"
        />
      </StatRow>
      <Columns
        asideLabel="What happened"
        main={
          <Stack>
            <Table
              caption="Gifts in the order they were typed"
              columns={[
                { name: 'giver', label: 'Giver', isRowHeading: true },
                { name: 'reference', label: 'Reference' },
                { name: 'amount', label: 'Amount', align: 'end' },
                { name: 'state', label: 'State' },
              ]}
              rows={lines.map((line) => ({
                id: line.giftId,
                to: paths.admin.gift(line.giftId),
                cells: {
                  giver: line.giver ?? 'Anonymous',
                  reference: line.reference,
                  amount: <Money of={line.amount} />,
                  state: <Status of={line.state} />,
                },
              }))}
              empty={<Empty title="The gifts of the slip will be here, one by one." />}
            />
            {!batch.bookedAt && <Booking isReady={isReady} />}
          </Stack>
        }
        aside={
          <Section title="What happened">
            <Timeline happenings={timelineOf(activity)} zone={zone} />
          </Section>
        }
      />
    </StaffPage>
  )
}

function Booking({ isReady }: { isReady: boolean }) {
  if (!isReady) return <p>The batch can be booked when count and total are what the slip says.</p>
  return (
    <form method="post">
      <FormActions note="Every gift gets its entry, its receipt and its letter, all together or none.">
        <Button>Book the batch</Button>
      </FormActions>
    </form>
  )
}

import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { redirect, useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { formErrors } from '#app/area/form-errors.ts'
import type { Batch } from '#app/domain/giving/offline/gift-batch.ts'
import { type OpenBatchRefusal, openBatch } from '#app/domain/giving/offline/open-batch.server.ts'
import { readBatches } from '#app/domain/giving/offline/read-batches.server.ts'
import { paths } from '#app/paths.ts'
import { readForm, refuseForm } from '#app/platform/form.server.ts'
import { notFound, requireRole } from '#app/platform/guards.server.ts'
import { requestIdOf } from '#app/platform/request.server.ts'
import { Empty } from '#app/ui/empty.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Stack } from '#app/ui/layout.tsx'
import { Money } from '#app/ui/money.tsx'
import { StaffPage } from '#app/ui/page.tsx'
import { Table } from '#app/ui/table.tsx'
import { OnDay, When } from '#app/ui/when.tsx'
import { parseId } from '#app/units/id.ts'
import { parseCents } from '#app/units/money.ts'
import { type Day, dayIn, parseDay } from '#app/units/time.ts'
import { world } from '#app/world.server.ts'
import { OpenBatchForm } from './open-batch-form.tsx'

export const meta: MetaFunction = () => [{ title: 'Batches of gifts' }]

const controls = 'Type the number of gifts, from 1 to 500.'
const BatchForm = z.object({
  batchId: z
    .string()
    .refine((text) => parseId('bat', text) !== null, 'This form is too old. Please send it once more.'),
  name: z.string('Type a name, such as Cheques of 3 March.').trim().min(1).max(120, 'At most 120 letters.'),
  count: z.coerce.number(controls).int(controls).min(1, controls).max(500, controls),
  total: z
    .string('Type the total of the slip.')
    .refine((text) => parseCents(text) !== null, 'Type an amount in dollars, such as 2500 or 2500.50.'),
  effectiveOn: z
    .string('Type the day it reached the bank.')
    .refine((text) => parseDay(text) !== null, 'Type the day it reached the bank.'),
})

export async function loader(args: LoaderFunctionArgs) {
  const officer = await requireRole(args, 'finance_officer')
  const today = dayIn(world.lab.timeZone, world.clock.now())
  return {
    batches: await readBatches(world.db, officer),
    today,
    zone: world.lab.timeZone,
    batchId: world.ids.next('bat'),
  }
}

export async function action(args: ActionFunctionArgs) {
  const officer = await requireRole(args, 'finance_officer')
  const form = await readForm(args.request, BatchForm)
  if (!form.ok) return data({ form: form.reply }, { status: 400 })
  const { batchId, name, count, total, effectiveOn } = form.value
  const outcome = await openBatch(world, officer, {
    batchId: parseId('bat', batchId) ?? notFound(),
    name,
    controlCount: count,
    controlTotal: parseCents(total) ?? notFound(),
    effectiveOn: effectiveOn as Day,
    requestId: requestIdOf(args),
  })
  if (outcome.ok) return redirect(paths.admin.batch(outcome.value.batchId))
  if (outcome.refused === 'not-an-officer') return notFound()
  return refuseForm(form, sentences[outcome.refused])
}

const sentences: Record<Exclude<OpenBatchRefusal, 'not-an-officer'>, { field: string; sentence: string }> = {
  'no-name': { field: 'name', sentence: 'Type a name, such as Cheques of 3 March.' },
  'no-controls': { field: 'total', sentence: 'The slip says how many gifts there are and what they add up to.' },
  'date-ahead': { field: 'effectiveOn', sentence: 'It cannot reach the bank after today.' },
  'period-closed': {
    field: 'effectiveOn',
    sentence: 'The books of that month are closed. Use the first day of the open month.',
  },
}

export default function Batches() {
  const { batches, today, zone, batchId } = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()?.form
  return (
    <StaffPage
      title="Batches of gifts"
      lead="Cheques that were paid in together: booked at once when count and total are what the slip says."
      breadcrumb={[{ to: paths.admin.gifts(), label: 'Gifts' }]}
      notices={<ErrorSummary errors={formErrors(form)} />}
    >
      <Stack gap="wide">
        <Table
          caption="Batches, the open ones first"
          captionIs="hidden"
          columns={[
            { name: 'name', label: 'Batch', isRowHeading: true },
            { name: 'bank', label: 'At the bank' },
            { name: 'count', label: 'Gifts', align: 'end' },
            { name: 'total', label: 'Total', align: 'end' },
            { name: 'booked', label: 'Booked' },
          ]}
          rows={batches.map((batch) => ({
            id: batch.id,
            to: paths.admin.batch(batch.id),
            cells: cellsOf(batch, zone),
          }))}
          empty={<Empty title="Batches will be here. Open the first one with what its slip says." />}
        />
        <OpenBatchForm form={form} today={today} batchId={batchId} />
      </Stack>
    </StaffPage>
  )
}

function cellsOf(batch: Batch, zone: string) {
  return {
    name: batch.name,
    bank: <OnDay on={batch.effectiveOn} />,
    count: `${batch.count} of ${batch.controlCount}`,
    total: (
      <>
        <Money of={batch.total} /> of <Money of={batch.controlTotal} />
      </>
    ),
    booked: batch.bookedAt ? <When at={batch.bookedAt} zone={zone} /> : 'Not yet',
  }
}

import { Form } from '@remix-run/react'
import { LastPartNote } from '#app/area/last-part-note.tsx'
import { MonthFields } from '#app/area/month-fields.tsx'
import { paths } from '#app/paths.ts'
import type { FormReply } from '#app/platform/form.server.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { FormActions } from '#app/ui/form-actions.tsx'
import { formatGpuClass, GpuHours } from '#app/ui/gpu-hours.tsx'
import { Stack } from '#app/ui/layout.tsx'
import { SummaryList, type SummaryRow } from '#app/ui/summary-list.tsx'
import { When } from '#app/ui/when.tsx'
import { formatMonth } from '#app/units/time.ts'
import type { Chosen } from './read-offer.server.ts'

/** One field for each month that has hours, with what is free beside it. */
export function HoursForm({ chosen, form }: { chosen: Chosen; form: FormReply | undefined }) {
  if (chosen.months.length === 0) {
    return (
      <Empty
        title={`There are no ${formatGpuClass(chosen.gpuClass)} hours in this month or later.`}
        action={<ButtonLink to={paths.admin.capacity()}>Publish hours first</ButtonLink>}
      />
    )
  }
  return (
    <Form method="post">
      <Stack>
        <SummaryList
          rows={[
            { term: 'Project', value: chosen.projectTitle },
            { term: 'GPU class', value: formatGpuClass(chosen.gpuClass) },
            ...awardRows(chosen.award),
          ]}
        />
        <input type="hidden" name="allocationId" value={form?.values.allocationId ?? chosen.allocationId} />
        <input type="hidden" name="projectId" value={chosen.projectId} />
        <input type="hidden" name="gpuClass" value={chosen.gpuClass} />
        {chosen.awardId && <input type="hidden" name="awardId" value={chosen.awardId} />}
        {chosen.lastPart && <LastPartNote lastPart={chosen.lastPart} form={form} />}
        <MonthFields months={chosen.months} form={form} />
        <FormActions note="The project’s lead gets a letter.">
          <Button type="submit">Allocate hours</Button>
        </FormActions>
      </Stack>
    </Form>
  )
}

/** Which award it is for. One that has an allocation of this class is not offered any more: hours are added there. */
function awardRows(award: Chosen['award']): SummaryRow[] {
  if (!award) return [{ term: 'Award', value: 'None: these hours are beyond any award of this class' }]
  const { hours, firstMonth, lastMonth, acceptedAt } = award
  const months =
    firstMonth === lastMonth ? formatMonth(firstMonth) : `${formatMonth(firstMonth)} to ${formatMonth(lastMonth)}`
  return [
    {
      term: 'Award',
      value: (
        <>
          Accepted <When at={acceptedAt} precision="day" />, for {months}
        </>
      ),
    },
    { term: 'Awarded', value: <GpuHours of={hours} /> },
    { term: 'Left to allocate', value: <GpuHours of={hours} /> },
  ]
}

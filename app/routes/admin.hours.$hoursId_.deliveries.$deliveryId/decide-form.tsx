import type { Delivery } from '#app/domain/giving/in-kind/read-deliveries.server.ts'
import type { FormReply } from '#app/platform/form.server.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { Radios } from '#app/ui/choices.tsx'
import { TextArea } from '#app/ui/field.tsx'
import { FormActions } from '#app/ui/form-actions.tsx'
import { GpuHours } from '#app/ui/gpu-hours.tsx'
import { GpuHoursField } from '#app/ui/gpu-hours-field.tsx'
import { Stack } from '#app/ui/layout.tsx'
import { SummaryList } from '#app/ui/summary-list.tsx'
import { formatMonth } from '#app/units/time.ts'

type DecideFormProps = {
  delivery: Pick<Delivery, 'month' | 'said' | 'evidence'>
  gpuClass: string
  /** Its month has not begun: nobody can run on the hours yet. */
  isAhead: boolean
  form: FormReply | undefined
  backTo: string
}

/** What was said beside what the officer found. */
export function DecideForm({ delivery, gpuClass, isAhead, form, backTo }: DecideFormProps) {
  const typed = form?.values ?? {}
  return (
    <form method="post">
      <Stack>
        <SummaryList
          rows={[
            { term: 'Month', value: formatMonth(delivery.month) },
            {
              term: isAhead ? 'Said to come' : 'Said to be there',
              value: <GpuHours of={delivery.said} gpuClass={gpuClass} />,
            },
            { term: 'How it shows', value: delivery.evidence },
          ]}
        />
        <Radios
          name="found"
          label="What you found"
          defaultValue={typed.found ?? 'there'}
          error={form?.fieldErrors.found}
          choices={[
            {
              value: 'there',
              label: isAhead ? `Hours are set up for ${formatMonth(delivery.month)}` : 'Hours are there',
              reveals: (
                <GpuHoursField
                  name="hours"
                  label="How many"
                  gpuClass={gpuClass}
                  defaultValue={form ? typed.hours : delivery.said}
                  error={form?.fieldErrors.hours}
                />
              ),
            },
            { value: 'not-there', label: isAhead ? 'They are not set up' : 'They are not there' },
          ]}
        />
        <TextArea
          name="reason"
          label="What you found, in words"
          hint="Needed when hours are missing; its giver reads it."
          rows={3}
          maxLength={500}
          defaultValue={typed.reason}
          error={form?.fieldErrors.reason}
          isOptional
        />
      </Stack>
      <FormActions>
        <Button>Keep what I found</Button>
        <ButtonLink kind="quiet" to={backTo}>
          Not now
        </ButtonLink>
      </FormActions>
    </form>
  )
}

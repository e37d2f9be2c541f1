import type { FormReply } from '#app/platform/form.server.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { Field, TextArea } from '#app/ui/field.tsx'
import { FormActions } from '#app/ui/form-actions.tsx'
import { GpuHoursField } from '#app/ui/gpu-hours-field.tsx'
import { Stack } from '#app/ui/layout.tsx'

type DeliveryFormProps = {
  deliveryId: string
  gpuClass: string
  month: string
  form: FormReply | undefined
  backTo: string
}

/** Hours that are there: which month, how many, and how a compute officer can see them. */
export function DeliveryForm({ deliveryId, gpuClass, month, form, backTo }: DeliveryFormProps) {
  const typed = form?.values ?? {}
  const errors = form?.fieldErrors ?? {}
  return (
    <form method="post">
      <input type="hidden" name="delivery" value={typed.delivery ?? deliveryId} />
      <Stack>
        <Field
          name="month"
          kind="month"
          label="Month"
          hint="A month within the window, such as 2026-03."
          defaultValue={typed.month ?? month}
          error={errors.month}
          width="short"
        />
        <GpuHoursField name="hours" label="Hours" gpuClass={gpuClass} defaultValue={typed.hours} error={errors.hours} />
        <TextArea
          name="evidence"
          label="How it shows"
          hint="Such as the name of the reservation or the partition, and from which day on."
          rows={3}
          maxLength={500}
          defaultValue={typed.evidence}
          error={errors.evidence}
        />
      </Stack>
      <FormActions note="A compute officer looks first; then they join the calendar and are acknowledged.">
        <Button>These hours are there</Button>
        <ButtonLink kind="quiet" to={backTo}>
          Not now
        </ButtonLink>
      </FormActions>
    </form>
  )
}

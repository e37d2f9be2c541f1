import { outcomes, outcomeWords } from '#app/domain/grants/decision.ts'
import type { StaffApplication } from '#app/domain/grants/read-staff-application.server.ts'
import { paths } from '#app/paths.ts'
import type { FormReply } from '#app/platform/form.server.ts'
import { Button } from '#app/ui/button.tsx'
import { Radios } from '#app/ui/choices.tsx'
import { TextArea } from '#app/ui/field.tsx'
import { FormActions } from '#app/ui/form-actions.tsx'
import { GpuHoursField } from '#app/ui/gpu-hours-field.tsx'
import { Stack } from '#app/ui/layout.tsx'

type DecideFormProps = { application: StaffApplication; form: FormReply | undefined }

/** Drafts a decision, or drafts it anew: as it stands, or as it was typed when it was refused. */
export function DecideForm({ application, form }: DecideFormProps) {
  const { decision } = application
  const granted = (gpuClass: string) => decision?.lines.find((line) => line.gpuClass === gpuClass)?.seconds
  const field = (name: string, drafted: string | undefined) => ({
    name,
    defaultValue: form?.values[name] ?? drafted,
    error: form?.fieldErrors[name],
  })
  return (
    <form method="post" action={paths.admin.applicationAct(application.id, 'decide')} noValidate>
      <Stack>
        <input type="hidden" name="basedOn" value={form?.values.basedOn ?? decision?.decidedAt.toISOString() ?? ''} />
        <Radios
          {...field('outcome', decision?.outcome)}
          label={decision ? 'Draft it anew' : 'Draft the decision'}
          hint="The applicant learns nothing until the decisions of the call are released together."
          choices={outcomes.map((value) => ({ value, label: outcomeWords[value] }))}
        />
        {application.lines.map((line) => (
          <GpuHoursField
            key={line.gpuClass}
            name={`granted-${line.gpuClass}`}
            label="Hours granted, for a part"
            gpuClass={line.gpuClass}
            width="full"
            defaultValue={form?.values[`granted-${line.gpuClass}`] ?? granted(line.gpuClass) ?? line.asked}
            error={form?.fieldErrors[`granted-${line.gpuClass}`]}
            isOptional
          />
        ))}
        <TextArea
          {...field('reason', decision?.reason)}
          label="Reason, for the applicant"
          rows={4}
          maxLength={5000}
          isOptional
        />
        <TextArea
          {...field('privateNote', decision?.privateNote)}
          label="Note among staff"
          rows={2}
          maxLength={5000}
          isOptional
        />
        <FormActions>
          <Button>Keep the draft</Button>
        </FormActions>
      </Stack>
    </form>
  )
}

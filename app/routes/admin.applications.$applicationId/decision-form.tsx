import { decidableStates } from '#app/domain/grants/application.ts'
import { outcomes, outcomeWords } from '#app/domain/grants/decision.ts'
import type { StaffApplication } from '#app/domain/grants/read-staff-application.server.ts'
import { paths } from '#app/paths.ts'
import { GrantedTable } from '#app/proposal/granted-table.tsx'
import { Paragraphs } from '#app/proposal/paragraphs.tsx'
import { Button } from '#app/ui/button.tsx'
import { Radios } from '#app/ui/choices.tsx'
import { TextArea } from '#app/ui/field.tsx'
import { FormActions } from '#app/ui/form-actions.tsx'
import { GpuHoursField } from '#app/ui/gpu-hours-field.tsx'
import { Stack } from '#app/ui/layout.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Section } from '#app/ui/section.tsx'
import { When } from '#app/ui/when.tsx'
import { AdvanceForm } from './advance-form.tsx'

type DecisionFormProps = { application: StaffApplication; mayAct: boolean; zone: string }

/** The decision as drafted or released, and the form that drafts it while it is not released. */
export function DecisionForm({ application, mayAct, zone }: DecisionFormProps) {
  const { decision } = application
  const isOpen = mayAct && decidableStates.includes(application.state)
  if (!decision && !isOpen) return null
  return (
    <Section title="Decision">
      <Stack>
        {decision && (
          <>
            <Notice
              tone={decision.releasedAt ? 'good' : 'info'}
              title={`${outcomeWords[decision.outcome]}, ${decision.releasedAt ? 'released' : 'drafted, not released'}`}
            >
              {decision.decidedBy}, <When at={decision.decidedAt} zone={zone} />
            </Notice>
            {decision.lines.length > 0 && <GrantedTable caption="Hours granted" lines={decision.lines} />}
            {decision.reason && <Paragraphs text={decision.reason} />}
            {decision.privateNote && <Paragraphs text={`Among us: ${decision.privateNote}`} />}
          </>
        )}
        {isOpen && (
          <>
            <AdvanceForm id={application.id} state={application.state} />
            <DraftForm application={application} />
          </>
        )}
      </Stack>
    </Section>
  )
}

function DraftForm({ application }: { application: StaffApplication }) {
  const { decision } = application
  const granted = (gpuClass: string) => decision?.lines.find((line) => line.gpuClass === gpuClass)?.seconds
  return (
    <form method="post" action={paths.admin.applicationAct(application.id, 'decide')} noValidate>
      <Stack>
        <input type="hidden" name="basedOn" value={decision?.decidedAt.toISOString() ?? ''} />
        <Radios
          name="outcome"
          label={decision ? 'Draft it anew' : 'Draft the decision'}
          hint="The applicant learns nothing until the decisions of the call are released together."
          defaultValue={decision?.outcome}
          choices={outcomes.map((value) => ({ value, label: outcomeWords[value] }))}
        />
        {application.lines.map((line) => (
          <GpuHoursField
            key={line.gpuClass}
            name={`granted-${line.gpuClass}`}
            label="Hours granted, for a part"
            gpuClass={line.gpuClass}
            width="full"
            defaultValue={granted(line.gpuClass) ?? line.asked}
            isOptional
          />
        ))}
        <TextArea
          name="reason"
          label="Reason, for the applicant"
          rows={4}
          maxLength={5000}
          defaultValue={decision?.reason}
          isOptional
        />
        <TextArea
          name="privateNote"
          label="Note among staff"
          rows={2}
          maxLength={5000}
          defaultValue={decision?.privateNote}
          isOptional
        />
        <FormActions>
          <Button>Keep the draft</Button>
        </FormActions>
      </Stack>
    </form>
  )
}

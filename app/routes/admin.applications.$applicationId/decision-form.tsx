import { decidableStates } from '#app/domain/grants/application.ts'
import type { StaffApplication } from '#app/domain/grants/read-staff-application.server.ts'
import { DecideForm } from '#app/proposal/decide-form.tsx'
import { DecisionWords } from '#app/proposal/decision-words.tsx'
import { Stack } from '#app/ui/layout.tsx'
import { Section } from '#app/ui/section.tsx'
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
        {decision && <DecisionWords decision={decision} zone={zone} />}
        {isOpen && (
          <>
            <AdvanceForm id={application.id} state={application.state} />
            <DecideForm application={application} form={undefined} />
          </>
        )}
      </Stack>
    </Section>
  )
}

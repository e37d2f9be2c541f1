import { decidableStates } from '#app/domain/grants/application.ts'
import type { StaffApplication } from '#app/domain/grants/read-staff-application.server.ts'
import type { Draft } from '#app/domain/grants/release/read-drafts.server.ts'
import { paths } from '#app/paths.ts'
import { DecideForm } from '#app/proposal/decide-form.tsx'
import { DecisionWords } from '#app/proposal/decision-words.tsx'
import { SecondOfficerPart } from '#app/proposal/second-officer-part.tsx'
import { ButtonLink } from '#app/ui/button.tsx'
import { Stack } from '#app/ui/layout.tsx'
import { Section } from '#app/ui/section.tsx'
import { AdvanceForm } from './advance-form.tsx'

type DecisionFormProps = {
  application: StaffApplication
  draft: Draft | null
  /** Whether the reader may be the second officer of this draft. */
  isSecond: boolean
  mayAct: boolean
  zone: string
}

/** The decision as drafted or released, and the form that drafts it while it is not released. */
export function DecisionForm({ application, draft, isSecond, mayAct, zone }: DecisionFormProps) {
  const { decision } = application
  const isOpen = mayAct && decidableStates.includes(application.state)
  if (!decision && !isOpen) return null
  return (
    <Section title="Decision">
      <Stack>
        {decision && <DecisionWords decision={decision} zone={zone} />}
        {draft && <SecondOfficerPart draft={draft} zone={zone} />}
        {isSecond && (
          <p>
            <ButtonLink to={paths.admin.applicationSecond(application.id)}>Agree, or send it back</ButtonLink>
          </p>
        )}
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

import { isAcceptance } from '#app/domain/grants/decision.ts'
import type { MyApplication } from '#app/domain/grants/read-my-application.server.ts'
import { paths } from '#app/paths.ts'
import { GrantedTable } from '#app/proposal/granted-table.tsx'
import { Paragraphs } from '#app/proposal/paragraphs.tsx'
import { ButtonLink } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { Stack } from '#app/ui/layout.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Section } from '#app/ui/section.tsx'
import { When } from '#app/ui/when.tsx'

/** What was decided, once it is released: the offer with its button, the reason, and the reviewers' comments. */
export function DecisionPart({ application, zone }: { application: MyApplication; zone: string }) {
  const { decision, project, stage } = application
  if (stage === 'ineligible') {
    return (
      <Section title="Why it does not fit this call">
        <Paragraphs text={application.screeningNote ?? ''} />
      </Section>
    )
  }
  if (!decision || stage === 'withdrawn') return null
  return (
    <>
      {stage === 'offered' && <Offer application={application} zone={zone} />}
      {project && (
        <Notice
          tone="good"
          title="Your project is set up"
          action={<ButtonLink to={paths.research.project(project.id)}>Open the project</ButtonLink>}
        >
          Signed by {project.signedName}, <When at={project.acceptedAt} zone={zone} />.
        </Notice>
      )}
      <Section title="Decision" note={<When at={decision.releasedAt} zone={zone} />}>
        <Stack>
          {isAcceptance(decision.outcome) && <GrantedTable caption="Hours offered" lines={decision.lines} />}
          {decision.reason && <Paragraphs text={decision.reason} />}
        </Stack>
      </Section>
      {decision.panelWords && (
        <Section title="What the panel says">
          <Paragraphs text={decision.panelWords} />
        </Section>
      )}
      {decision.comments.length > 0 && (
        <Section title="What the reviewers say">
          <Stack>
            {decision.comments.map((comment, index) => (
              <Card key={comment} title={`Reviewer ${String.fromCharCode(65 + index)}`}>
                <Paragraphs text={comment} />
              </Card>
            ))}
          </Stack>
        </Section>
      )}
    </>
  )
}

function Offer({ application, zone }: { application: MyApplication; zone: string }) {
  const until = application.decision?.offerUntil
  return (
    <Notice
      tone="good"
      title="We offer you hours"
      action={
        application.isLead && (
          <ButtonLink to={paths.research.applicationSection(application.id, 'accept')}>Read and sign</ButtonLink>
        )
      }
    >
      {until && (
        <>
          The offer waits until <When at={until} zone={zone} />.
        </>
      )}
      {!application.isLead && ` ${application.leadName} can sign it.`}
    </Notice>
  )
}

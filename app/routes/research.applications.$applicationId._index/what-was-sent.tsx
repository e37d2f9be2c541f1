import type { MyApplication } from '#app/domain/grants/read-my-application.server.ts'
import { Proposal } from '#app/proposal/proposal.tsx'
import { Definition } from '#app/ui/definition.tsx'
import { Details } from '#app/ui/details.tsx'
import { Section } from '#app/ui/section.tsx'
import { When } from '#app/ui/when.tsx'

/** The receipt of what was sent, and all of it to read again. */
export function WhatWasSent({ application, zone }: { application: MyApplication; zone: string }) {
  const team = [
    { name: application.leadName, institution: application.answers.institution ?? '', role: 'pi' },
    ...application.members,
  ]
  return (
    <Section title="What you sent">
      <Definition
        terms={[
          { term: 'Number', meaning: application.number },
          {
            term: 'Received',
            meaning: application.submittedAt ? <When at={application.submittedAt} zone={zone} /> : 'Never sent in',
          },
          ...(application.withdrawnAt
            ? [
                { term: 'Withdrawn', meaning: <When at={application.withdrawnAt} zone={zone} /> },
                { term: 'Why', meaning: application.withdrawalReason ?? 'Not said' },
              ]
            : []),
        ]}
      />
      <Details summary="Read the whole application">
        <Proposal
          applicationId={application.id}
          form={application.form}
          answers={application.answers}
          lines={application.lines}
          team={team}
          attachment={application.attachment}
        />
      </Details>
    </Section>
  )
}

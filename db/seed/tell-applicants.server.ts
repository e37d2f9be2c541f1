import { answerInvitation } from '#app/domain/grants/co-applicants/answer-invitation.server.ts'
import { inviteCoApplicant } from '#app/domain/grants/co-applicants/invite-co-applicant.server.ts'
import { actorOf } from '#app/domain/people/person.ts'
import { storyEmail } from './people.ts'
import { type StoryWorld, told } from './story-world.server.ts'
import type { Applied } from './tell-grants.server.ts'

/** The applicant asks others to write with them; some have joined, some have not answered yet. */
export async function tellCoApplicants(world: StoryWorld, { application, applicationId }: Applied): Promise<void> {
  const lead = actorOf(world.people[application.lead])
  for (const { who, right, hasJoined } of application.with ?? []) {
    const asked = { applicationId, email: storyEmail(who), right }
    const { coApplicantId } = told(await inviteCoApplicant(world, lead, asked))
    if (hasJoined) told(await answerInvitation(world, actorOf(world.people[who]), { coApplicantId, accepts: true }))
  }
}

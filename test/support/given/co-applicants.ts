import { answerInvitation } from '#app/domain/grants/co-applicants/answer-invitation.server.ts'
import { inviteCoApplicant } from '#app/domain/grants/co-applicants/invite-co-applicant.server.ts'
import type { Right } from '#app/domain/grants/co-applicants/right.ts'
import { actorOf, type Person } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import type { TestWorld } from '../world.ts'
import { made } from './grants.ts'

type Asked = { lead: Person; applicationId: Id<'app'>; who: Person; right: Right }

export async function givenInvitation(world: TestWorld, { lead, applicationId, who, right }: Asked) {
  const asked = { applicationId, email: who.email, right }
  return made(await inviteCoApplicant(world, actorOf(lead), asked)).coApplicantId
}

/** Somebody who was asked and has joined. */
export async function givenCoApplicant(world: TestWorld, asked: Asked): Promise<Id<'cap'>> {
  const coApplicantId = await givenInvitation(world, asked)
  made(await answerInvitation(world, actorOf(asked.who), { coApplicantId, accepts: true }))
  return coApplicantId
}

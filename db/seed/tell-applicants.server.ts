import { eq } from 'drizzle-orm'
import { answerAppeal } from '#app/domain/grants/appeals/answer-appeal.server.ts'
import { makeAppeal } from '#app/domain/grants/appeals/make-appeal.server.ts'
import { answerInvitation } from '#app/domain/grants/co-applicants/answer-invitation.server.ts'
import { inviteCoApplicant } from '#app/domain/grants/co-applicants/invite-co-applicant.server.ts'
import { reopenApplication } from '#app/domain/grants/reopening/reopen-application.server.ts'
import { saveSection } from '#app/domain/grants/save-section.server.ts'
import { submitApplication } from '#app/domain/grants/submit-application.server.ts'
import { actorOf } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import { applications } from '#db/schema/grants.ts'
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

/** After it was sent, its applicant finds a sentence to mend, and sends it again, or has not yet. */
export async function tellChanges(
  world: StoryWorld,
  { application, applicationId }: Applied,
  science: { question: string; approach: string; outcome: string },
): Promise<void> {
  if (!application.changes) return
  const actor = actorOf(world.people[application.lead])
  told(await reopenApplication(world, actor, { applicationId }))
  const values = { ...science, outcome: `${science.outcome} A second laboratory has agreed to do so.` }
  const base = await revisionOf(world, applicationId)
  const { revision } = told(await saveSection(world, actor, { applicationId, section: 'science', base, values }))
  if (application.changes === 'sent') told(await submitApplication(world, actor, { applicationId, revision }))
}

export async function revisionOf(world: StoryWorld, applicationId: Id<'app'>): Promise<number> {
  const [row] = await world.db
    .select({ revision: applications.revision })
    .from(applications)
    .where(eq(applications.id, applicationId))
  return row?.revision ?? 0
}

const declinedOf = (applied: readonly Applied[]) =>
  applied.find(({ application }) => application.outcome === 'declined')

/** Sofia thinks that the panel missed a part of her application. */
export async function tellAppeal(world: StoryWorld, applied: readonly Applied[]): Promise<void> {
  const declined = declinedOf(applied)
  if (!declined) return
  const { applicationId, application } = declined
  const words =
    'The decision says that our model adds nothing to what is open. The court records we would release are not in any open set we know of: they are named in our section on openness.'
  const lead = actorOf(world.people[application.lead])
  told(await makeAppeal(world, lead, { applicationId, grounds: 'fact', words }))
}

/** Leila, who had no hand in the decision, has looked. */
export async function tellAppealAnswer(world: StoryWorld, applied: readonly Applied[]): Promise<void> {
  const declined = declinedOf(applied)
  if (!declined) return
  const words =
    'The panel read that section: two reviewers name the records. Its doubt is about the model, not about the records, which you may well bring to the next call.'
  const answer = { applicationId: declined.applicationId, upholds: false, words }
  told(await answerAppeal(world, actorOf(world.people.leila), answer))
}

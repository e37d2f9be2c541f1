import { reopenApplication } from '#app/domain/grants/reopening/reopen-application.server.ts'
import { saveSection } from '#app/domain/grants/save-section.server.ts'
import { actorOf, type Person } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import type { TestWorld } from '../world.ts'
import { answers, givenSubmitted, made, revisionOf } from './grants.ts'

/** An application that was sent in, and whose applicant has changed a word of since. */
export async function givenReopened(world: TestWorld, lead: Person, question = 'Changed since.'): Promise<Id<'app'>> {
  const applicationId = await givenSubmitted(world, lead)
  made(await reopenApplication(world, actorOf(lead), { applicationId }))
  await givenChange(world, lead, { applicationId, question })
  return applicationId
}

export async function givenChange(
  world: TestWorld,
  lead: Person,
  { applicationId, question }: { applicationId: Id<'app'>; question: string },
): Promise<void> {
  const base = await revisionOf(world, applicationId)
  const values = { ...answers.science, question }
  made(await saveSection(world, actorOf(lead), { applicationId, section: 'science', base, values }))
}

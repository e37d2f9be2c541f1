import { eq } from 'drizzle-orm'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import type { Actor, Person } from '#app/domain/people/person.ts'
import type { Ids } from '#app/domain/world.ts'
import type { Tx } from '#db/client.server.ts'
import { applicationMembers, applicationSaves, applications, requestLines } from '#db/schema/grants.ts'
import { people } from '#db/schema/people.ts'
import { keepEstimates } from './estimates/keep-estimates.server.ts'
import type { FormSection } from './forms/form.ts'
import type { LockedApplication } from './lock-application.server.ts'
import { readRequest } from './request.ts'
import { readTeam } from './team.ts'

type By = { ids: Ids; at: Date; actor: Actor }
type Kept = {
  /** Locked, as it stands before. */
  application: LockedApplication
  person: Person
  section: FormSection
  values: Record<string, string>
}

/** Writes the answers of one section as the next revision, with the lines of hours and the team that follow from them. Answers the revision. */
export async function keepSection(tx: Tx, by: By, { application, person, section, values }: Kept): Promise<number> {
  const revision = application.revision + 1
  const title = values.title === undefined ? application.title : values.title.trim().slice(0, 300)
  await tx
    .update(applications)
    .set({ answers: { ...application.answers, ...values }, revision, title, savedAt: by.at })
    .where(eq(applications.id, application.id))
  const save = { revision, section: section.name, answers: values, savedBy: person.id, savedAt: by.at }
  await tx.insert(applicationSaves).values({ applicationId: application.id, ...save })
  await recordHappening(tx, by, {
    kind: 'application-saved',
    subject: { type: 'application', id: application.id },
    after: { section: section.name, revision },
  })
  if (section.part === 'request') await rewriteLines(tx, by, application, values)
  if (section.part === 'team') await rewriteTeam(tx, application, values)
  return revision
}

/** The typed lines follow the answers; a line that cannot be read is not asked for yet. */
async function rewriteLines(tx: Tx, by: By, application: LockedApplication, values: Record<string, string>) {
  await tx.delete(requestLines).where(eq(requestLines.applicationId, application.id))
  const { gpuClasses } = application.call
  await keepEstimates(tx, { applicationId: application.id, gpuClasses, answers: values, at: by.at })
  const { lines } = readRequest(values, application.call)
  if (lines.length === 0) return
  await tx
    .insert(requestLines)
    .values(lines.map((line) => ({ ...line, id: by.ids.next('rql'), applicationId: application.id })))
}

async function rewriteTeam(tx: Tx, application: LockedApplication, values: Record<string, string>) {
  const [lead] = await tx.select({ email: people.email }).from(people).where(eq(people.id, application.applicantId))
  await tx.delete(applicationMembers).where(eq(applicationMembers.applicationId, application.id))
  const { members } = readTeam(values, lead?.email ?? '')
  if (members.length === 0) return
  await tx.insert(applicationMembers).values(members.map((member) => ({ ...member, applicationId: application.id })))
}

import { eq } from 'drizzle-orm'
import type { Ids } from '#app/domain/world.ts'
import type { Tx } from '#db/client.server.ts'
import { applicationMembers, requestLines } from '#db/schema/grants.ts'
import { people } from '#db/schema/people.ts'
import { keepEstimates } from './estimates/keep-estimates.server.ts'
import type { LockedApplication } from './lock-application.server.ts'
import { readRequest } from './request.ts'
import { readTeam } from './team.ts'

/** The typed lines follow the answers; a line that cannot be read is not asked for yet. */
export async function rewriteLines(
  tx: Tx,
  { ids, at }: { ids: Ids; at: Date },
  application: LockedApplication,
  values: Record<string, string>,
) {
  await tx.delete(requestLines).where(eq(requestLines.applicationId, application.id))
  const { gpuClasses } = application.call
  await keepEstimates(tx, { applicationId: application.id, gpuClasses, answers: values, at })
  const { lines } = readRequest(values, application.call)
  if (lines.length === 0) return
  await tx
    .insert(requestLines)
    .values(lines.map((line) => ({ ...line, id: ids.next('rql'), applicationId: application.id })))
}

/** The names of the team follow the answers too. Answers them. */
export async function rewriteTeam(tx: Tx, application: LockedApplication, values: Record<string, string>) {
  const [lead] = await tx.select({ email: people.email }).from(people).where(eq(people.id, application.applicantId))
  await tx.delete(applicationMembers).where(eq(applicationMembers.applicationId, application.id))
  const { members } = readTeam(values, lead?.email ?? '')
  const rows = members.map((member) => ({ ...member, personId: null, applicationId: application.id }))
  if (rows.length > 0) await tx.insert(applicationMembers).values(rows)
  return rows
}

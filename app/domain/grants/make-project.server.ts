import { asc, eq, inArray, like, sql } from 'drizzle-orm'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import type { Actor, Person } from '#app/domain/people/person.ts'
import type { Ids } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { addMonths, type Day, type Month } from '#app/units/time.ts'
import type { Tx } from '#db/client.server.ts'
import { mappedAccounts } from '#db/schema/compute.ts'
import { projectMembers, projects } from '#db/schema/grants.ts'
import { people } from '#db/schema/people.ts'
import type { DecisionLine } from './decision.ts'
import { freeSlug } from './free-slug.server.ts'
import type { LockedApplication } from './lock-application.server.ts'
import { projectSlug } from './project.ts'

export type Awarded = { application: LockedApplication; lines: readonly DecisionLine[]; person: Person }

/** The project a first award is for: active, with its address, the next free Slurm account and its team. */
export async function makeProject(
  tx: Tx,
  by: { ids: Ids; at: Date; actor: Actor },
  { application, lines, person }: Awarded,
): Promise<Id<'prj'>> {
  const [first, last] = windowOf(lines)
  const id = by.ids.next('prj')
  // freeSlug locks until the end, so the account too is given out one at a time.
  const slug = await freeSlug(tx, 'project', projectSlug(application.title))
  const slurmAccount = await nextAccount(tx)
  await tx.insert(projects).values({
    id,
    slug,
    title: application.title,
    summary: application.answers.summary ?? '',
    institution: application.answers.institution ?? '',
    leadId: person.id,
    slurmAccount,
    state: 'active',
    startsOn: `${first}-01` as Day,
    endsOn: lastDayOf(last),
    createdAt: by.at,
  })
  await tx.insert(projectMembers).values([{ projectId: id, personId: person.id, role: 'pi' as const }])
  await addMembers(tx, id, application)
  const subject = { type: 'project', id }
  await recordHappening(tx, by, {
    kind: 'project-opened',
    subject,
    after: { slurmAccount, applicationId: application.id },
  })
  return id
}

/**
 * A renewed project goes on: the same address and account, to the end of its new hours, running again if it had begun to
 * close or was closed while the renewal waited, and with those who are new on the team. Who was on it stays.
 */
export async function continueProject(
  tx: Tx,
  by: { ids: Ids; at: Date; actor: Actor },
  id: Id<'prj'>,
  { application, lines }: Awarded,
): Promise<Id<'prj'>> {
  const [before] = await tx.select().from(projects).where(eq(projects.id, id)).for('update')
  if (!before) throw new Error(`application ${application.id} renews a project that is not there`)
  const end = lastDayOf(windowOf(lines)[1])
  const endsOn = before.endsOn && before.endsOn > end ? before.endsOn : end
  const state = before.state === 'closing' || before.state === 'closed' ? 'active' : before.state
  await tx.update(projects).set({ endsOn, state }).where(eq(projects.id, id))
  await addMembers(tx, id, application)
  await recordHappening(tx, by, {
    kind: 'project-continued',
    subject: { type: 'project', id },
    before: { endsOn: before.endsOn, state: before.state },
    after: { endsOn, state, applicationId: application.id },
  })
  return id
}

async function addMembers(tx: Tx, projectId: Id<'prj'>, application: LockedApplication): Promise<void> {
  const members = (await knownMembers(tx, application)).map((member) => ({ projectId, ...member }))
  if (members.length > 0) await tx.insert(projectMembers).values(members).onConflictDoNothing()
}

/** First and last month of what is awarded; an award comes to at least one line. */
function windowOf(lines: readonly DecisionLine[]): [Month, Month] {
  const months = lines.flatMap((line) => [line.firstMonth, line.lastMonth]).sort()
  const [first, last] = [months[0], months.at(-1)]
  if (!first || !last) throw new Error('an award comes to no hours')
  return [first, last]
}

/** Team members who have signed in at least once; the others join when they do and staff add them. */
async function knownMembers(tx: Tx, application: LockedApplication) {
  const emails = application.members.map((member) => member.email.toLowerCase())
  if (emails.length === 0) return []
  const known = await tx
    .select({ id: people.id, email: people.email })
    .from(people)
    .where(inArray(sql`lower(${people.email})`, emails))
    .orderBy(asc(people.id))
  return known.flatMap((person) => {
    const member = application.members.find(({ email }) => email.toLowerCase() === person.email.toLowerCase())
    return member && person.id !== application.applicantId ? [{ personId: person.id, role: member.role }] : []
  })
}

async function nextAccount(tx: Tx): Promise<string> {
  const rows = await tx
    .select({ name: projects.slurmAccount })
    .from(projects)
    .where(like(projects.slurmAccount, 'atom\\_g%'))
    .union(
      tx.select({ name: mappedAccounts.account }).from(mappedAccounts).where(like(mappedAccounts.account, 'atom\\_g%')),
    )
  const numbers = rows.map((row) => Number(/^atom_g(\d{1,6})$/.exec(row.name ?? '')?.[1] ?? 0))
  return `atom_g${String(Math.max(0, ...numbers) + 1).padStart(2, '0')}`
}

function lastDayOf(month: Month): Day {
  const next = Date.parse(`${addMonths(month, 1)}-01T00:00:00Z`)
  return new Date(next - 86_400_000).toISOString().slice(0, 10) as Day
}

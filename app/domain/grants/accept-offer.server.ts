import { and, asc, eq, inArray, isNotNull, like, sql } from 'drizzle-orm'
import { queueLetter } from '#app/domain/activity/queue-letter.server.ts'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import type { Actor, Person } from '#app/domain/people/person.ts'
import type { Ids, Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import { addMonths, type Day } from '#app/units/time.ts'
import type { Tx } from '#db/client.server.ts'
import { mappedAccounts } from '#db/schema/compute.ts'
import { awards, decisionLines, decisions, projectMembers, projects } from '#db/schema/grants.ts'
import { people } from '#db/schema/people.ts'
import { takeLines } from './agreements/agreement.ts'
import { readOfferedText } from './agreements/read-agreement-text.server.ts'
import { signAgreement } from './agreements/sign-agreement.server.ts'
import type { DecisionLine, GrantedHours } from './decision.ts'
import { freeSlug } from './free-slug.server.ts'
import { type LockedApplication, lockApplication, moveApplication } from './lock-application.server.ts'
import { isApplicant, personOf } from './policy.ts'
import { projectSlug } from './project.ts'
import { planReports } from './reports/plan-reports.server.ts'

type Accepted = { awardId: Id<'awd'>; projectId: Id<'prj'> }
export type AcceptRefusal =
  | 'not-found'
  | 'not-offered'
  | 'lapsed'
  | 'not-signed'
  | 'more-than-offered'
  | 'nothing-taken'

/**
 * The applicant signs the offer with their name, for all its hours or for the part they take: the agreement is kept word for
 * word with its fingerprint, and the award and its project exist from then on, the project active, with the next free Slurm
 * account suggested and the team on it. Accepting twice answers the same award. Hours are allocated by the compute officer.
 */
export async function acceptOffer(
  world: Touches<'db' | 'clock' | 'ids' | 'lab'>,
  actor: Actor,
  input: { applicationId: Id<'app'>; signedName: string; taken?: readonly GrantedHours[] | null },
): Promise<Outcome<Accepted, AcceptRefusal>> {
  const person = personOf(actor)
  const signedName = input.signedName.trim()
  const at = world.clock.now()
  return world.db.transaction(async (tx) => {
    const application = person ? await lockApplication(tx, input.applicationId) : null
    if (!person || !application || !isApplicant(person, application)) return refuse('not-found')
    const accepted = await findAward(tx, application.id)
    if (accepted) return done(accepted)
    if (application.state === 'lapsed') return refuse('lapsed')
    if (application.state !== 'offered') return refuse('not-offered')
    if (signedName.length < 2) return refuse('not-signed')
    const [decision] = await tx
      .select()
      .from(decisions)
      .where(and(eq(decisions.applicationId, application.id), isNotNull(decisions.releaseId)))
    if (!decision) throw new Error(`application ${application.id} is offered without a released decision`)
    if (decision.offerUntil && at >= decision.offerUntil) return refuse('lapsed')
    const lines = takeLines(await readOfferedLines(tx, decision.id), input.taken ?? null)
    if (!Array.isArray(lines)) return refuse(lines)
    const by = { ids: world.ids, at, actor }
    const step = { id: application.id, from: ['offered'], to: 'accepted', happening: 'offer-accepted' } as const
    const seconds = lines.map((line) => `${line.gpuClass} ${line.seconds}`)
    await moveApplication(tx, by, { ...step, after: { seconds } })
    const projectId = await makeProject(tx, by, { application, lines, person })
    const awardId = world.ids.next('awd')
    const award = { id: awardId, applicationId: application.id, projectId, acceptedBy: person.id, signedName }
    await tx.insert(awards).values({ ...award, acceptedAt: at })
    await signFor(tx, world, { application, person, awardId, lines, signature: { name: signedName, at } })
    await planReports(tx, by, { projectId, awardId, callId: application.callId, lines })
    const signed = {
      from: ['accepted'],
      to: 'awarded',
      happening: 'award-signed',
      after: { awardId, projectId },
    } as const
    await moveApplication(tx, by, { id: application.id, ...signed })
    await queueLetter(tx, by, {
      kind: 'award-accepted',
      to: { email: person.email, personId: person.id },
      subject: { type: 'award', id: awardId },
    })
    return done({ awardId, projectId })
  })
}

async function findAward(tx: Tx, applicationId: Id<'app'>): Promise<Accepted | null> {
  const [award] = await tx
    .select({ awardId: awards.id, projectId: awards.projectId })
    .from(awards)
    .where(eq(awards.applicationId, applicationId))
  return award ?? null
}

async function readOfferedLines(tx: Tx, decisionId: Id<'dec'>): Promise<DecisionLine[]> {
  const { gpuClass, seconds, firstMonth, lastMonth } = decisionLines
  return tx
    .select({ gpuClass, seconds, firstMonth, lastMonth })
    .from(decisionLines)
    .where(eq(decisionLines.decisionId, decisionId))
    .orderBy(asc(gpuClass))
}

type Signed = Made & { awardId: Id<'awd'>; signature: { name: string; at: Date } }

async function signFor(tx: Tx, world: Touches<'lab'>, signed: Signed): Promise<void> {
  const { application, person, awardId, lines, signature } = signed
  const text = await readOfferedText(tx, application.id)
  if (!text) throw new Error(`application ${application.id} is offered without an agreement`)
  await signAgreement(tx, world, {
    awardId,
    text,
    lines,
    application: { number: application.number, title: application.title, call: application.call.title },
    applicant: { name: person.name, institution: application.answers.institution ?? '' },
    signature,
  })
}

type Made = { application: LockedApplication; lines: readonly DecisionLine[]; person: Person }

async function makeProject(
  tx: Tx,
  by: { ids: Ids; at: Date; actor: Actor },
  { application, lines, person }: Made,
): Promise<Id<'prj'>> {
  const months = lines.flatMap((line) => [line.firstMonth, line.lastMonth]).sort()
  const first = months.at(0)
  const last = months.at(-1)
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
    startsOn: first ? (`${first}-01` as Day) : null,
    endsOn: last ? lastDayOf(last) : null,
    createdAt: by.at,
  })
  await tx
    .insert(projectMembers)
    .values([
      { projectId: id, personId: person.id, role: 'pi' as const },
      ...(await knownMembers(tx, application)).map((member) => ({ projectId: id, ...member })),
    ])
  const subject = { type: 'project', id }
  await recordHappening(tx, by, {
    kind: 'project-opened',
    subject,
    after: { slurmAccount, applicationId: application.id },
  })
  return id
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

function lastDayOf(month: Parameters<typeof addMonths>[0]): Day {
  const next = Date.parse(`${addMonths(month, 1)}-01T00:00:00Z`)
  return new Date(next - 86_400_000).toISOString().slice(0, 10) as Day
}

import { and, asc, eq, isNotNull } from 'drizzle-orm'
import { queueLetter } from '#app/domain/activity/queue-letter.server.ts'
import type { Actor } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import type { Tx } from '#db/client.server.ts'
import { awards, decisionLines, decisions } from '#db/schema/grants.ts'
import { takeLines } from './agreements/agreement.ts'
import { readOfferedText } from './agreements/read-agreement-text.server.ts'
import { signAgreement } from './agreements/sign-agreement.server.ts'
import type { DecisionLine, GrantedHours } from './decision.ts'
import { lockApplication, moveApplication } from './lock-application.server.ts'
import { type Awarded, continueProject, makeProject } from './make-project.server.ts'
import { isApplicant, personOf } from './policy.ts'
import { readRenewedProject } from './renewals/read-renewal.server.ts'
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
 * account suggested and the team on it; the award of a renewal
 * goes on with the project it renews. Accepting twice answers the same award. Hours are allocated by the compute officer.
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
    const renewed = await readRenewedProject(tx, application.id)
    const awarded = { application, lines, person }
    const projectId = renewed ? await continueProject(tx, by, renewed, awarded) : await makeProject(tx, by, awarded)
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

type Signed = Awarded & { awardId: Id<'awd'>; signature: { name: string; at: Date } }

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

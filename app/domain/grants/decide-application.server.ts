import { asc, eq, sql } from 'drizzle-orm'
import type { Actor, Person } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import type { Tx } from '#db/client.server.ts'
import { decisionLines, decisions, requestLines } from '#db/schema/grants.ts'
import { decidableStates } from './application.ts'
import { type DecisionLine, type DecisionOutcome, decideLines, type GrantedHours, isAcceptance } from './decision.ts'
import { lockApplication, moveApplication } from './lock-application.server.ts'
import { mayRunCalls, personOf } from './policy.ts'
import { isInvolved } from './sight/seen-by.server.ts'

export type Decide = {
  applicationId: Id<'app'>
  outcome: DecisionOutcome
  /** Hours per GPU class, for a partial grant. */
  granted?: readonly GrantedHours[]
  /** For the applicant, once it is released. This and the note stay as the draft has them when they are left out. */
  reason?: string | undefined
  privateNote?: string | undefined
  /** When the draft the officer looked at was made; nothing when there was none. */
  basedOn?: Date | null
}
export type DecideRefusal =
  | 'not-allowed'
  | 'not-found'
  | 'own-application'
  | 'not-in-review'
  | 'reason-missing'
  | 'no-hours'
  | 'more-than-asked'
  | 'decided-meanwhile'

/**
 * Drafts the decision on an application, or drafts it anew while it is not released. Nothing an applicant can see changes until
 * releaseDecisions; a draft anew is one nobody has agreed to yet. Refuses anyone with a part in the application, and a draft that somebody else changed meanwhile.
 */
export async function decideApplication(
  world: Touches<'db' | 'clock' | 'ids'>,
  actor: Actor,
  input: Decide,
): Promise<Outcome<{ decisionId: Id<'dec'> }, DecideRefusal>> {
  const person = personOf(actor)
  if (!person || !mayRunCalls(person)) return refuse('not-allowed')
  const at = world.clock.now()
  return world.db.transaction(async (tx) => {
    const application = await lockApplication(tx, input.applicationId)
    if (!application || application.state === 'draft') return refuse('not-found')
    if (await isInvolved(tx, person, application)) return refuse('own-application')
    if (!decidableStates.includes(application.state)) return refuse('not-in-review')
    if (!isAcceptance(input.outcome) && !input.reason?.trim()) return refuse('reason-missing')
    const asked = await tx
      .select()
      .from(requestLines)
      .where(eq(requestLines.applicationId, application.id))
      .orderBy(asc(requestLines.gpuClass))
    const lines = decideLines(input.outcome, asked, input.granted ?? [])
    if (typeof lines === 'string') return refuse(lines)
    const [draft] = await tx.select().from(decisions).where(eq(decisions.applicationId, application.id))
    if ((draft?.decidedAt.getTime() ?? 0) !== (input.basedOn?.getTime() ?? 0)) return refuse('decided-meanwhile')
    const decisionId = await writeDecision(tx, { id: draft?.id ?? world.ids.next('dec'), input, lines, person, at })
    await moveApplication(
      tx,
      { ids: world.ids, at, actor },
      {
        id: application.id,
        from: decidableStates,
        to: 'decided',
        happening: draft ? 'decision-redrafted' : 'decision-drafted',
        after: { decisionId, outcome: input.outcome, seconds: lines.map((line) => `${line.gpuClass} ${line.seconds}`) },
      },
    )
    return done({ decisionId })
  })
}

type Written = { id: Id<'dec'>; input: Decide; lines: readonly DecisionLine[]; person: Person; at: Date }

async function writeDecision(tx: Tx, { id, input, lines, person, at }: Written): Promise<Id<'dec'>> {
  const { applicationId, outcome } = input
  const words = { reason: input.reason?.trim() ?? '', privateNote: input.privateNote?.trim() ?? '' }
  const row = { outcome, decidedBy: person.id, decidedAt: at }
  const kept = {
    ...(input.reason !== undefined && { reason: words.reason }),
    ...(input.privateNote !== undefined && { privateNote: words.privateNote }),
  }
  const set = { ...row, ...kept, draft: sql`${decisions.draft} + 1` }
  await tx
    .insert(decisions)
    .values({ id, applicationId, ...row, ...words })
    .onConflictDoUpdate({ target: decisions.applicationId, set })
  await tx.delete(decisionLines).where(eq(decisionLines.decisionId, id))
  if (lines.length > 0) await tx.insert(decisionLines).values(lines.map((line) => ({ decisionId: id, ...line })))
  return id
}

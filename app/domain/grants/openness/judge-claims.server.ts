import { and, eq, inArray } from 'drizzle-orm'
import { queueLetter } from '#app/domain/activity/queue-letter.server.ts'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import type { Actor } from '#app/domain/people/person.ts'
import type { Ids, Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import type { Tx } from '#db/client.server.ts'
import { outputs } from '#db/schema/grants.ts'
import { opennessClaims } from '#db/schema/openness.ts'
import { isProjectMember } from '../is-project-member.server.ts'
import { mayRunProjects, personOf } from '../policy.ts'
import { readLead } from '../read-lead.server.ts'
import type { ClaimState } from './component.ts'
import type { Tick } from './tick.ts'

export const judgements = ['check', 'verify', 'fail'] as const
export type Judgement = (typeof judgements)[number]
export type JudgeClaims = { outputId: Id<'out'>; ticks: readonly Tick[]; act: Judgement; reason: string }
export type JudgeRefusal =
  | 'not-found'
  | 'nothing-chosen'
  | 'own-project'
  | 'changed-since'
  | 'wrong-state'
  | 'same-person'
  | 'reason-missing'

const steps: Record<Judgement, { from: readonly ClaimState[]; to: ClaimState }> = {
  check: { from: ['claimed'], to: 'checked' },
  verify: { from: ['checked'], to: 'verified' },
  fail: { from: ['claimed', 'checked', 'verified'], to: 'failed' },
}

/**
 * Staff look at what a team says it released: one officer checks, another verifies, either says why it is not what it says. All
 * that are ticked are judged, or none, and only as the officer saw them: what the team said anew since is refused, and so is
 * verifying another check than the one that was seen. The lead is told by letter of what is settled. Nobody judges a project of
 * their own, or verifies what they checked, whoever they act for.
 */
export async function judgeClaims(
  world: Touches<'db' | 'clock' | 'ids'>,
  actor: Actor,
  input: JudgeClaims,
): Promise<Outcome<undefined, JudgeRefusal>> {
  const person = personOf(actor)
  if (!person || !mayRunProjects(person)) return refuse('not-found')
  const at = world.clock.now()
  const { outputId, act } = input
  const reason = act === 'fail' ? input.reason.trim() : ''
  const step = steps[act]
  return world.db.transaction(async (tx) => {
    const [output] = await tx.select().from(outputs).where(eq(outputs.id, outputId)).for('update')
    if (!output) return refuse('not-found')
    const hands = actor.kind === 'person' ? [actor.person.id, person.id] : []
    for (const hand of new Set(hands)) {
      if (await isProjectMember(tx, hand, output.projectId)) return refuse('own-project')
    }
    const ticks = new Map(input.ticks.map((tick) => [tick.component as string, tick]))
    const chosen = [...ticks.keys()]
    if (chosen.length === 0) return refuse('nothing-chosen')
    if (act === 'fail' && !reason) return refuse('reason-missing')
    const areThey = and(eq(opennessClaims.outputId, outputId), inArray(opennessClaims.component, chosen))
    const known = await tx.select().from(opennessClaims).where(areThey).for('update')
    if (known.some(({ claimedBy }) => hands.includes(claimedBy))) return refuse('own-project')
    if (known.some((claim) => !isAsSeen(claim, ticks.get(claim.component), act))) return refuse('changed-since')
    if (known.length < chosen.length || !known.every(({ state }) => step.from.includes(state) || state === step.to)) {
      return refuse('wrong-state')
    }
    const open = known.filter(({ state }) => state !== step.to)
    if (open.length === 0) return done()
    if (act === 'verify' && open.some(({ checkedBy }) => checkedBy && hands.includes(checkedBy)))
      return refuse('same-person')
    const mark =
      act === 'check' ? { checkedBy: person.id, checkedAt: at } : { settledBy: person.id, settledAt: at, reason }
    const names = open.map(({ component }) => component)
    await tx
      .update(opennessClaims)
      .set({ state: step.to, ...mark })
      .where(and(eq(opennessClaims.outputId, outputId), inArray(opennessClaims.component, names)))
    const by = { ids: world.ids, at, actor }
    await recordHappening(tx, by, {
      kind: `components-${step.to as 'checked' | 'verified' | 'failed'}`,
      subject: { type: 'project', id: output.projectId },
      after: { outputId, components: names, reason },
    })
    if (act !== 'check') await tellLead(tx, by, { projectId: output.projectId, outputId })
    return done()
  })
}

type Instants = { claimedAt: Date; checkedAt: Date | null }

function isAsSeen(claim: Instants, seen: Instants | undefined, act: Judgement): boolean {
  if (claim.claimedAt.getTime() !== seen?.claimedAt.getTime()) return false
  return act !== 'verify' || claim.checkedAt?.getTime() === seen.checkedAt?.getTime()
}

async function tellLead(
  tx: Tx,
  by: { ids: Ids; at: Date },
  { projectId, outputId }: { projectId: Id<'prj'>; outputId: Id<'out'> },
): Promise<void> {
  await queueLetter(tx, by, {
    kind: 'release-judged',
    to: await readLead(tx, projectId),
    subject: { type: 'output', id: `${outputId}:${by.at.getTime()}` },
  })
}

import { and, eq } from 'drizzle-orm'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import type { Actor } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import { gpuSeconds } from '#app/units/gpu-time.ts'
import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import type { Tx } from '#db/client.server.ts'
import { decisions } from '#db/schema/grants.ts'
import { draftAnswers } from '#db/schema/releases.ts'
import { lockApplication } from '../lock-application.server.ts'
import { mayRunCalls, personOf } from '../policy.ts'
import { isInvolved } from '../sight/seen-by.server.ts'
import { readReach, readSecondRule } from './read-drafts.server.ts'
import { needsSecond, type Stance } from './second-officer.ts'

export type AnswerDraft = { applicationId: Id<'app'>; draft: number; stance: Stance; words: string }
export type AnswerDraftRefusal =
  | 'not-allowed'
  | 'not-found'
  | 'own-application'
  | 'not-drafted'
  | 'changed-since'
  | 'own-draft'
  | 'not-needed'
  | 'words-missing'
  | 'answered-already'

/**
 * The second officer agrees to one draft of a large decision, or sends it back with words. `draft` is the one the officer read.
 * Refuses who drafted it, whoever they act for, and anyone with a part in the application. The same answer twice is one.
 */
export async function answerDraft(
  world: Touches<'db' | 'clock' | 'ids' | 'lab'>,
  actor: Actor,
  { applicationId, draft, stance, words }: AnswerDraft,
): Promise<Outcome<undefined, AnswerDraftRefusal>> {
  const person = personOf(actor)
  if (!person || !mayRunCalls(person)) return refuse('not-allowed')
  const said = words.trim()
  const at = world.clock.now()
  return world.db.transaction(async (tx) => {
    const application = await lockApplication(tx, applicationId)
    if (!application || application.state === 'draft') return refuse('not-found')
    if (await isInvolved(tx, person, application)) return refuse('own-application')
    const [decision] = await tx.select().from(decisions).where(eq(decisions.applicationId, application.id))
    if (!decision || application.state !== 'decided') return refuse('not-drafted')
    if (decision.draft !== draft) return refuse('changed-since')
    const hands = actor.kind === 'person' ? [actor.person.id, person.id] : []
    if (hands.includes(decision.decidedBy)) return refuse('own-draft')
    const given = await readAnswer(tx, decision)
    if (given) {
      const isSame = given.answeredBy === person.id && given.stance === stance && given.words === said
      return isSame ? done() : refuse('answered-already')
    }
    const rule = await readSecondRule(tx, world.lab, application.callId)
    if (!needsSecond(gpuSeconds(await readReach(tx, decision.id)), rule.from)) return refuse('not-needed')
    if (stance === 'sent_back' && !said) return refuse('words-missing')
    const key = { decisionId: decision.id, draft }
    await tx.insert(draftAnswers).values({ ...key, stance, words: said, answeredBy: person.id, answeredAt: at })
    await recordHappening(
      tx,
      { ids: world.ids, at, actor },
      {
        kind: stance === 'agreed' ? 'draft-agreed' : 'draft-sent-back',
        subject: { type: 'application', id: application.id },
        after: key,
      },
    )
    return done()
  })
}

async function readAnswer(tx: Tx, decision: { id: Id<'dec'>; draft: number }) {
  const [answer] = await tx
    .select()
    .from(draftAnswers)
    .where(and(eq(draftAnswers.decisionId, decision.id), eq(draftAnswers.draft, decision.draft)))
  return answer ?? null
}

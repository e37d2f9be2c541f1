import { and, eq, ne } from 'drizzle-orm'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import { actorOf, type Person } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import { signatures } from '#db/schema/support.ts'
import { mayModerate } from '../policy.ts'
import type { SignatureDecision } from './signature.ts'

export type DecideSignatureRefusal = 'not-allowed' | 'no-such-signature'

/** Shows a confirmed signature, first or among the others, or does not. Staff may change their mind; who signed may too. */
export async function decideSignature(
  world: Touches<'db' | 'clock' | 'ids'>,
  person: Person,
  ask: { signatureId: Id<'sig'>; decision: SignatureDecision; requestId?: string | undefined },
): Promise<Outcome<undefined, DecideSignatureRefusal>> {
  if (!mayModerate(person)) return refuse('not-allowed')
  const at = world.clock.now()
  const state = ask.decision === 'decline' ? 'declined' : 'shown'
  return world.db.transaction(async (tx) => {
    const [decided] = await tx
      .update(signatures)
      .set({ state, isNotable: ask.decision === 'show-first', decidedAt: at, decidedBy: person.id })
      .where(and(eq(signatures.id, ask.signatureId), ne(signatures.state, 'unconfirmed')))
      .returning({ id: signatures.id })
    if (!decided) return refuse('no-such-signature')
    await recordHappening(
      tx,
      { ids: world.ids, at, actor: actorOf(person, ask.requestId) },
      {
        kind: 'signature-decided',
        subject: { type: 'signature', id: decided.id },
        after: { state, isNotable: ask.decision === 'show-first' },
      },
    )
    return done()
  })
}

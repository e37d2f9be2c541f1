import { and, eq, isNotNull, isNull, lt, or } from 'drizzle-orm'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import type { Touches } from '#app/domain/world.ts'
import { type Outcome, refuse } from '#app/units/outcome.ts'
import type { Tx } from '#db/client.server.ts'
import { people, recoveryCodes } from '#db/schema/people.ts'
import { readRecoveryCode, stepOfCode } from './authenticator.server.ts'
import { actorOf, type Person } from './person.ts'
import { hashRecoveryCode } from './replace-recovery-codes.server.ts'

/**
 * Accepts a code of the authenticator, or a recovery code, each at most once, also when sent twice at the same moment.
 * The caller opens a session that carries the second step. Refuses every other code alike.
 */
export async function passSecondStep(
  world: Touches<'db' | 'clock' | 'ids'>,
  person: Person,
  code: string,
): Promise<Outcome<{ by: 'authenticator' | 'recovery-code'; at: Date }, 'wrong-code'>> {
  const at = world.clock.now()
  return world.db.transaction(async (tx) => {
    const by = await spendCode(tx, person, code, at)
    if (!by) return refuse('wrong-code')
    await recordHappening(
      tx,
      { ids: world.ids, at, actor: actorOf(person) },
      { kind: 'second-step-passed', subject: { type: 'person', id: person.id }, after: { by } },
    )
    return { ok: true as const, value: { by, at } }
  })
}

/** Uses a code up and says of which kind it was; null when it is wrong or was used. */
export async function spendCode(
  tx: Tx,
  person: Pick<Person, 'id'>,
  code: string,
  at: Date,
): Promise<'authenticator' | 'recovery-code' | null> {
  if (readRecoveryCode(code)) return (await spendRecoveryCode(tx, person, code, at)) ? 'recovery-code' : null
  return (await spendStep(tx, person, code, at)) ? 'authenticator' : null
}

async function spendStep(tx: Tx, person: Pick<Person, 'id'>, code: string, at: Date): Promise<boolean> {
  const [row] = await tx
    .select({ secret: people.totpSecret })
    .from(people)
    .where(and(eq(people.id, person.id), isNotNull(people.totpConfirmedAt)))
  const step = row?.secret ? stepOfCode(row.secret, code, at) : null
  if (step === null) return false
  const used = await tx
    .update(people)
    .set({ totpLastStep: step })
    .where(and(eq(people.id, person.id), or(isNull(people.totpLastStep), lt(people.totpLastStep, step))))
    .returning({ id: people.id })
  return used.length === 1
}

async function spendRecoveryCode(tx: Tx, person: Pick<Person, 'id'>, code: string, at: Date): Promise<boolean> {
  const used = await tx
    .update(recoveryCodes)
    .set({ usedAt: at })
    .where(
      and(
        eq(recoveryCodes.personId, person.id),
        eq(recoveryCodes.codeHash, hashRecoveryCode(person.id, code)),
        isNull(recoveryCodes.usedAt),
      ),
    )
    .returning({ personId: recoveryCodes.personId })
  return used.length === 1
}

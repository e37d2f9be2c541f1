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
  world: Touches<'db' | 'clock' | 'ids' | 'secrets'>,
  person: Person,
  code: string,
): Promise<Outcome<{ by: 'authenticator' | 'recovery-code'; at: Date }, 'wrong-code'>> {
  const at = world.clock.now()
  return world.db.transaction(async (tx) => {
    const by = await spendCode(tx, world, { person, code, at })
    if (!by) return refuse('wrong-code')
    await recordHappening(
      tx,
      { ids: world.ids, at, actor: actorOf(person) },
      { kind: 'second-step-passed', subject: { type: 'person', id: person.id }, after: { by } },
    )
    return { ok: true as const, value: { by, at } }
  })
}

type Spending = { person: Pick<Person, 'id'>; code: string; at: Date }

/** Uses a code up and says of which kind it was; null when it is wrong or was used. */
export async function spendCode(
  tx: Tx,
  world: Touches<'secrets'>,
  spending: Spending,
): Promise<'authenticator' | 'recovery-code' | null> {
  const { person, code, at } = spending
  if (readRecoveryCode(code)) return (await spendRecoveryCode(tx, person, code, at)) ? 'recovery-code' : null
  return (await spendStep(tx, world, spending)) ? 'authenticator' : null
}

async function spendStep(tx: Tx, world: Touches<'secrets'>, { person, code, at }: Spending): Promise<boolean> {
  const [row] = await tx
    .select({ secret: people.totpSecret })
    .from(people)
    .where(and(eq(people.id, person.id), isNotNull(people.totpConfirmedAt)))
  const secret = row?.secret ? world.secrets.open(row.secret, person.id) : null
  const step = secret ? stepOfCode(secret.text, code, at) : null
  if (!secret || step === null) return false
  // A secret sealed by the key that is being replaced is sealed anew, now that it is known to be right.
  const resealed = secret.isCurrent ? {} : { totpSecret: world.secrets.seal(secret.text, person.id) }
  const used = await tx
    .update(people)
    .set({ totpLastStep: step, ...resealed })
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

import { and, eq } from 'drizzle-orm'
import type { Touches } from '#app/domain/world.ts'
import { type Outcome, refuse } from '#app/units/outcome.ts'
import { people } from '#db/schema/people.ts'
import { actorOf, type Person } from './person.ts'
import { recordAccountChange } from './record-account-change.server.ts'
import { replaceRecoveryCodes } from './replace-recovery-codes.server.ts'
import { hasSecondStep } from './steps.server.ts'

/** Ten new recovery codes in place of the old ones; answers them once. Refuses where no second step is set up. */
export async function renewRecoveryCodes(
  world: Touches<'db' | 'clock' | 'ids'>,
  person: Person,
): Promise<Outcome<{ recoveryCodes: string[] }, 'no-second-step'>> {
  const at = world.clock.now()
  return world.db.transaction(async (tx) => {
    const [row] = await tx
      .select({ id: people.id })
      .from(people)
      .where(and(eq(people.id, person.id), hasSecondStep))
      .for('update')
    if (!row) return refuse('no-second-step')
    const recoveryCodes = await replaceRecoveryCodes(tx, person.id)
    await recordAccountChange(
      tx,
      { ids: world.ids, at, actor: actorOf(person) },
      { kind: 'recovery-codes-renewed', whose: person },
    )
    return { ok: true as const, value: { recoveryCodes } }
  })
}

import { sql } from 'drizzle-orm'
import { allocated, pool } from '#app/domain/ledger/account.ts'
import { postEntry } from '#app/domain/ledger/post-entry.server.ts'
import type { Move } from '#app/domain/ledger/posting.ts'
import { type Actor, actorName } from '#app/domain/people/person.ts'
import type { Ids } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { dayIn } from '#app/units/time.ts'
import type { Tx } from '#db/client.server.ts'
import { allocationMonths } from '#db/schema/compute.ts'
import type { MonthHours } from './month-plan.ts'

type Granted = { allocationId: Id<'alo'>; gpuClass: string; plan: readonly MonthHours[] }
type Grant = Granted & ({ kind: 'hours-allocated' } | { kind: 'hours-added'; changeId: Id<'chg'> })

/** What a grant moves: each month's hours, from its pool. */
export function grantMoves({ allocationId, gpuClass, plan }: Granted): Move[] {
  return plan.map(({ month, seconds }) => ({
    from: pool(gpuClass, month),
    to: allocated(allocationId, gpuClass, month),
    amount: seconds,
  }))
}

/**
 * Moves hours from the pools of their months into an allocation and its plan. False, and nothing moves, when this change was
 * made already. Throws Overdrawn when a pool has too little.
 */
export async function grantHours(tx: Tx, by: { ids: Ids; at: Date; actor: Actor }, grant: Grant): Promise<boolean> {
  const { allocationId, plan } = grant
  const { isNew } = await postEntry(tx, by.ids, {
    kind: grant.kind,
    source:
      grant.kind === 'hours-allocated'
        ? { type: 'allocation', id: allocationId }
        : { type: 'change', id: grant.changeId },
    effectiveOn: dayIn('UTC', by.at),
    recordedAt: by.at,
    actor: actorName(by.actor),
    memo: `Hours for ${allocationId}`,
    moves: grantMoves(grant),
  })
  if (!isNew) return false
  await tx
    .insert(allocationMonths)
    .values(plan.map(({ month, seconds }) => ({ allocationId, month, planned: seconds })))
    .onConflictDoUpdate({
      target: [allocationMonths.allocationId, allocationMonths.month],
      set: { planned: sql`${allocationMonths.planned} + excluded.planned` },
    })
  return true
}

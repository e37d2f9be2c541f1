import { type Account, allocated, pool, running, unattributed, used } from '#app/domain/ledger/account.ts'
import { postEntry } from '#app/domain/ledger/post-entry.server.ts'
import type { Move } from '#app/domain/ledger/posting.ts'
import { type Actor, actorName } from '#app/domain/people/person.ts'
import type { Ids } from '#app/domain/world.ts'
import { dayIn } from '#app/units/time.ts'
import type { Tx } from '#db/client.server.ts'
import type { ChargedSum } from './merge-usage.server.ts'

type Told = {
  /** What the entries follow from: an import, or a mapping of an account. */
  source: { type: string; id: string }
  memo: string
  withdrawn: readonly ChargedSum[]
  charged: readonly ChargedSum[]
}

/**
 * Posts what runs used: one entry an allocation that takes back what was told before, and one that charges what is told now,
 * each in the month of the runs. Hours already run cannot be refused, so a balance may go below zero. Allocations are locked
 * before pools and each in name order, as everywhere.
 */
export async function postUsage(tx: Tx, by: { ids: Ids; at: Date; actor: Actor }, told: Told): Promise<void> {
  const effectiveOn = dayIn('UTC', by.at)
  for (const { owner, withdrawn, charged } of byOwner(told)) {
    const entry = {
      source: { type: told.source.type, id: `${told.source.id}:${owner}` },
      effectiveOn,
      recordedAt: by.at,
      actor: actorName(by.actor),
      memo: told.memo,
      isImposed: true,
    }
    if (withdrawn.length > 0) {
      const moves = withdrawn.map(moveOf).map(({ from, to, amount }) => ({ from: to, to: from, amount }))
      await postEntry(tx, by.ids, { ...entry, kind: 'usage-withdrawn', moves })
    }
    if (charged.length > 0) {
      await postEntry(tx, by.ids, { ...entry, kind: 'usage-charged', moves: charged.map(moveOf) })
    }
  }
}

/** Sums by allocation, then by class for those without one; what is withdrawn and charged alike is left as it stands. */
function byOwner(told: Pick<Told, 'withdrawn' | 'charged'>) {
  const keyOf = (sum: ChargedSum) => [ownerOf(sum), sum.gpuClass, sum.month, sum.isProvisional, sum.seconds].join(' ')
  const same = new Set(told.withdrawn.map(keyOf))
  const kept = new Set(told.charged.map(keyOf).filter((key) => same.has(key)))
  const owners = new Map<string, { owner: string; withdrawn: ChargedSum[]; charged: ChargedSum[] }>()
  for (const side of ['withdrawn', 'charged'] as const) {
    for (const sum of told[side]) {
      if (kept.has(keyOf(sum))) continue
      const owner = ownerOf(sum)
      const group = owners.get(owner) ?? { owner, withdrawn: [], charged: [] }
      group[side].push(sum)
      owners.set(owner, group)
    }
  }
  return [...owners.values()].sort((left, right) => (left.owner < right.owner ? -1 : 1))
}

/** `alo_…` sorts before `unattributed:…`, as `allocation:` does before `pool:` among the guarded balances. */
function ownerOf(sum: ChargedSum): string {
  return sum.allocationId ?? `unattributed:${sum.gpuClass}`
}

function moveOf(sum: ChargedSum): Move {
  const { allocationId, gpuClass, month } = sum
  return allocationId
    ? { from: allocated(allocationId, gpuClass, month), to: usageAccount(allocationId, sum), amount: sum.seconds }
    : { from: pool(gpuClass, month), to: unattributed(gpuClass, month), amount: sum.seconds }
}

function usageAccount(allocationId: string, sum: ChargedSum): Account {
  return sum.isProvisional
    ? running(allocationId, sum.gpuClass, sum.month)
    : used(allocationId, sum.gpuClass, sum.month)
}

import { readGuarded } from '#app/domain/ledger/read-balances.server.ts'
import { refusingOverdraft } from '#app/domain/ledger/refusing-overdraft.server.ts'
import { gpuSeconds } from '#app/units/gpu-time.ts'
import { type Outcome, refuse } from '#app/units/outcome.ts'
import type { Db } from '#db/client.server.ts'
import { type MonthHours, type Shortfall, shortfallDetail } from './month-plan.ts'

/**
 * Runs a transaction that takes hours out of pools. When a pool has too little, nothing is taken and the refusal says what
 * was asked and what is left of every month that falls short.
 */
export async function refusingShortfall<Made, Refusal extends string>(
  db: Db,
  asked: { gpuClass: string; plan: readonly MonthHours[] },
  work: () => Promise<Outcome<Made, Refusal>>,
): Promise<Outcome<Made, Refusal | 'not-enough-left'>> {
  const outcome = await refusingOverdraft(work)
  if (outcome.ok || outcome.refused !== 'not-enough-left') return outcome
  const keyOf = (month: string) => `pool:${asked.gpuClass}:${month}`
  const left = await readGuarded(
    db,
    asked.plan.map(({ month }) => keyOf(month)),
  )
  const months: Shortfall[] = asked.plan.map(({ month, seconds }) => {
    const free = left.get(keyOf(month)) ?? 0n
    return { month, asked: seconds, left: gpuSeconds(free > 0n ? free : 0n) }
  })
  const short = months.filter((one) => one.asked > one.left)
  // Someone may have given hours back between the refusal and this look: then every month is listed as it stands now.
  return refuse('not-enough-left', shortfallDetail(short.length > 0 ? short : months))
}

import { asc, eq, sum } from 'drizzle-orm'
import { type AccountTotal, readTotals } from '#app/domain/ledger/read-totals.server.ts'
import type { Id } from '#app/units/id.ts'
import { type Cents, cents } from '#app/units/money.ts'
import type { Month } from '#app/units/time.ts'
import type { Reads } from '#db/client.server.ts'
import { gpuClasses } from '#db/schema/compute.ts'
import { funds } from '#db/schema/giving.ts'
import { readTrace } from './read-trace.server.ts'
import { type SupplyMeter, supplyMeters } from './supply-meter.ts'
import { type ClassTotals, type Trace, type TraceTotals, totalsByClass, totalsOf } from './trace.ts'

export type FundMoney = {
  id: Id<'fnd'>
  slug: string
  name: string
  purpose: string
  restriction: 'none' | 'purpose' | 'time'
  /** Everything that came in, and what of it went back to givers. */
  received: Cents
  givenBack: Cents
  spent: Cents
  left: Cents
}

export type Impact = {
  /** GPUs the lab has, all classes together. */
  gpus: number
  money: { received: Cents; givenBack: Cents; spent: Cents; fees: Cents; left: Cents }
  funds: FundMoney[]
  hours: TraceTotals
  classes: ClassTotals[]
  thisMonth: SupplyMeter[]
  inAll: SupplyMeter[]
  trace: Trace
}

/** What the public pages count, from account totals and the trace: every figure is a sum of journal postings. */
export async function readImpact(reads: Reads, month: Month): Promise<Impact> {
  const [totals, known, trace, machines] = await Promise.all([
    readTotals(reads),
    reads.select().from(funds).orderBy(asc(funds.position), asc(funds.id)),
    readTrace(reads, 'all'),
    reads
      .select({ count: sum(gpuClasses.gpuCount) })
      .from(gpuClasses)
      .where(eq(gpuClasses.state, 'active')),
  ])
  const money = known.map(({ id, slug, name, purpose, restriction }) => ({
    id,
    slug,
    name,
    purpose,
    restriction,
    ...fundMoney(totals, id),
  }))
  const all = (part: 'received' | 'givenBack' | 'spent' | 'left') =>
    cents(money.reduce<bigint>((total, fund) => total + fund[part], 0n))
  return {
    gpus: Number(machines[0]?.count ?? 0),
    money: {
      received: all('received'),
      givenBack: all('givenBack'),
      spent: all('spent'),
      left: all('left'),
      fees: cents(balanceOf(totals, 'processing-fees')),
    },
    funds: money,
    hours: totalsOf(trace.strands),
    classes: totalsByClass(trace.strands),
    thisMonth: supplyMeters(totals, month),
    inAll: supplyMeters(totals),
    trace,
  }
}

function fundMoney(totals: readonly AccountTotal[], fundId: string) {
  const gifts = totals.find((total) => total.kind === 'gifts' && total.ownerId === fundId)
  const spent = balanceOf(totals, 'supply-purchases', fundId)
  // Property that is sold is here as what it brought.
  const received = (gifts?.credits ?? 0n) - balanceOf(totals, 'property-gains', fundId)
  const givenBack = gifts?.debits ?? 0n
  return {
    received: cents(received),
    givenBack: cents(givenBack),
    spent: cents(spent),
    left: cents(received - givenBack - spent),
  }
}

function balanceOf(totals: readonly AccountTotal[], kind: string, ownerId?: string): bigint {
  return totals
    .filter((total) => total.kind === kind && (ownerId === undefined || total.ownerId === ownerId))
    .reduce((sum, total) => sum + total.balance, 0n)
}

import { and, asc, eq, gt, sql } from 'drizzle-orm'
import { publishSupply } from '#app/domain/compute/publish-supply.server.ts'
import { portal } from '#app/domain/people/person.ts'
import type { World } from '#app/domain/world.ts'
import { gpuHours } from '#app/units/gpu-time.ts'
import { cents } from '#app/units/money.ts'
import { addMonths, monthOf } from '#app/units/time.ts'
import { gpuClasses } from '#db/schema/compute.ts'
import { funds } from '#db/schema/giving.ts'
import { guardedBalances } from '#db/schema/ledger.ts'
import { told } from '../story-world.server.ts'

/** Months before the present one in which each fund has bought hours. */
const months = [-5, -4, -3, -2, -1, 0]
const perHour = 250n

/** Spends three quarters of what each fund has left on hours of the last half year, so that gifts are drawn as they would be. */
export async function buyHours(world: World): Promise<{ made: number; rows: number }> {
  const classes = await world.db
    .select({ code: gpuClasses.code })
    .from(gpuClasses)
    .where(eq(gpuClasses.state, 'active'))
    .orderBy(asc(gpuClasses.position))
  let made = 0
  for (const [index, fund] of (await readFundsWithMoney(world)).entries()) {
    const gpuClass = classes[index % classes.length]
    const hours = (fund.left * 3n) / 4n / BigInt(months.length) / perHour
    if (!gpuClass || hours === 0n) continue
    for (const month of months) {
      told(
        await publishSupply(world, portal('large-world'), {
          lotId: world.ids.next('lot'),
          gpuClass: gpuClass.code,
          month: addMonths(monthOf(world.clock.now()), month),
          seconds: gpuHours(Number(hours)),
          title: 'Reserved hours',
          from: { kind: 'purchased', fundId: fund.id, cost: cents(hours * perHour) },
        }),
      )
      made += 1
    }
  }
  return { made, rows: made }
}

async function readFundsWithMoney(world: World) {
  return world.db
    .select({ id: funds.id, left: guardedBalances.balance })
    .from(funds)
    .innerJoin(
      guardedBalances,
      and(eq(guardedBalances.key, sql`'fund:' || ${funds.id}`), eq(guardedBalances.asset, 'USD')),
    )
    .where(gt(guardedBalances.balance, 0n))
    .orderBy(asc(funds.position), asc(funds.id))
}

import { expect, test } from 'vitest'
import { acceptPledge } from '#app/domain/giving/pledges/accept-pledge.server.ts'
import { pledgedOf, pledgesReceivable } from '#app/domain/ledger/account.ts'
import { readBalance } from '#app/domain/ledger/read-balances.server.ts'
import type { Month } from '#app/units/time.ts'
import { letters } from '#db/schema/activity.ts'
import { bookPeriods, journalEntries } from '#db/schema/ledger.ts'
import { receipts } from '#db/schema/receipts.ts'
import { cast } from '#test/support/cast.ts'
import { givenFund } from '#test/support/given/giving.ts'
import { givenOffered, givenPledge } from '#test/support/given/pledges.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()

async function given() {
  const { world } = held
  return { world, ...(await cast(world)), fundId: await givenFund(world) }
}

test('an accepted unconditional pledge is receivable, once, with a letter and no receipt', async () => {
  const { world, mina, fay, fundId } = await given()
  const pledgeId = await givenOffered(world, { fundId })

  const all = await Promise.all([acceptPledge(world, fay, pledgeId), acceptPledge(world, mina, pledgeId)])

  expect(all.map((outcome) => (outcome.ok ? 'accepted' : outcome.refused)).sort()).toEqual(['accepted', 'not-offered'])
  expect(await readBalance(world.db, pledgesReceivable)).toBe(300_001n)
  expect(await readBalance(world.db, pledgedOf(fundId))).toBe(-300_001n)
  expect((await world.db.select().from(letters)).map((letter) => letter.kind).sort()).toEqual([
    'pledge-accepted',
    'pledge-received',
  ])
  expect(await world.db.select().from(receipts)).toEqual([])
})

test('nobody but a fundraiser or finance accepts, none twice, and none in a closed month', async () => {
  const { world, june, mina, fundId } = await given()
  const pledgeId = await givenOffered(world, { fundId })

  expect(await acceptPledge(world, june, pledgeId)).toEqual({ ok: false, refused: 'not-an-officer' })
  expect(await acceptPledge(world, mina, world.ids.next('plg'))).toEqual({ ok: false, refused: 'no-such-pledge' })
  await world.db
    .insert(bookPeriods)
    .values({ month: '2026-03' as Month, closedAt: world.clock.now(), closedBy: mina.id })
  expect(await acceptPledge(world, mina, pledgeId)).toEqual({ ok: false, refused: 'period-closed' })
})

test('intentions and donor-advised funds are never booked', async () => {
  const { world, mina, fundId } = await given()

  await givenPledge(world, { fundId, by: mina, firmness: 'intention' })
  await givenPledge(world, { fundId, by: mina, method: 'daf' })

  expect(await world.db.select().from(journalEntries)).toEqual([])
})

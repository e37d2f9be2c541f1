import { expect, test } from 'vitest'
import { meetCondition } from '#app/domain/giving/pledges/meet-condition.server.ts'
import { pledgesReceivable } from '#app/domain/ledger/account.ts'
import { readBalance } from '#app/domain/ledger/read-balances.server.ts'
import { cast } from '#test/support/cast.ts'
import { givenFund } from '#test/support/given/giving.ts'
import { givenPledge } from '#test/support/given/pledges.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()

async function given() {
  const { world } = held
  return { world, ...(await cast(world)), fundId: await givenFund(world) }
}

test('a conditional pledge is booked when its condition is met, with what shows it', async () => {
  const { world, mina, fay, fundId } = await given()
  const pledgeId = await givenPledge(world, { fundId, by: mina, firmness: 'condition', condition: 'A model is out.' })
  expect(await readBalance(world.db, pledgesReceivable)).toBe(0n)

  const met = (officer = mina, evidence = 'The model is at example.org.') =>
    meetCondition(world, officer, { pledgeId, evidence })

  expect(await met(fay)).toEqual({ ok: false, refused: 'not-an-officer' })
  expect(await met(mina, ' ')).toEqual({ ok: false, refused: 'no-evidence' })
  expect((await met()).ok).toBe(true)
  expect(await met()).toEqual({ ok: false, refused: 'not-conditional' })
  expect(await readBalance(world.db, pledgesReceivable)).toBe(300_001n)
})

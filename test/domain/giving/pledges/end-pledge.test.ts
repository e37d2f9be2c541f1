import { expect, test } from 'vitest'
import { endPledge, withdrawPledge } from '#app/domain/giving/pledges/end-pledge.server.ts'
import { pledgeLosses, pledgesReceivable } from '#app/domain/ledger/account.ts'
import { readBalance } from '#app/domain/ledger/read-balances.server.ts'
import { actorOf } from '#app/domain/people/person.ts'
import { cast } from '#test/support/cast.ts'
import { givenFund } from '#test/support/given/giving.ts'
import { givenOffered, givenPledge, readParts } from '#test/support/given/pledges.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()

async function given() {
  const { world } = held
  return { world, ...(await cast(world)), fundId: await givenFund(world) }
}

test('what is in the books is written off as a loss; what is not lapses, and what is only offered is declined', async () => {
  const { world, mina, fay, fundId } = await given()
  const booked = await givenPledge(world, { fundId, by: mina })
  const conditional = await givenPledge(world, { fundId, by: mina, firmness: 'condition', condition: 'Snow in May.' })
  const offered = await givenOffered(world, { fundId })
  const end = (pledgeId: typeof booked, officer = mina, reason = 'It will not come.') =>
    endPledge(world, officer, { pledgeId, reason })

  expect(await end(booked, fay)).toEqual({ ok: false, refused: 'not-an-officer' })
  expect(await end(booked, mina, ' ')).toEqual({ ok: false, refused: 'no-reason' })
  expect(await end(booked)).toEqual({ ok: true, value: { state: 'written_off' } })
  expect(await end(conditional)).toEqual({ ok: true, value: { state: 'lapsed' } })
  expect(await end(offered)).toEqual({ ok: true, value: { state: 'cancelled' } })
  expect(await end(booked)).toEqual({ ok: false, refused: 'not-open' })

  expect(await readBalance(world.db, pledgesReceivable)).toBe(0n)
  expect(await readBalance(world.db, pledgeLosses)).toBe(300_001n)
  expect(new Set((await readParts(world, booked)).map((part) => part.state))).toEqual(new Set(['written_off']))
  expect(new Set((await readParts(world, conditional)).map((part) => part.state))).toEqual(new Set(['waived']))
})

test('a giver takes back what is offered or binds nobody, and not what the lab counts on', async () => {
  const { world, mina, ada, fundId } = await given()
  const take = (pledgeId: Parameters<typeof withdrawPledge>[2]) => withdrawPledge(world, actorOf(ada), pledgeId)
  const offered = await givenOffered(world, { fundId })
  const intent = await givenPledge(world, { fundId, by: mina, firmness: 'intention' })
  const binding = await givenPledge(world, { fundId, by: mina })
  const conditional = await givenPledge(world, { fundId, by: mina, firmness: 'condition', condition: 'Snow in May.' })

  expect((await take(offered)).ok).toBe(true)
  expect((await take(intent)).ok).toBe(true)
  expect(await take(intent)).toEqual({ ok: false, refused: 'not-open' })
  expect(await take(binding)).toEqual({ ok: false, refused: 'binding' })
  expect(await take(conditional)).toEqual({ ok: false, refused: 'binding' })
})

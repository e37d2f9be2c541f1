import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { readCredits } from '#app/domain/giving/donors/read-donor-record.server.ts'
import { moveClaim } from '#app/domain/giving/employer/move-claim.server.ts'
import { readClaim } from '#app/domain/giving/employer/read-claims.server.ts'
import { receiveMatch } from '#app/domain/giving/employer/receive-match.server.ts'
import { undoMatch } from '#app/domain/giving/employer/undo-match.server.ts'
import { readGiftLine } from '#app/domain/giving/read-gifts.server.ts'
import { usd } from '#app/units/money.ts'
import type { Day } from '#app/units/time.ts'
import { givenClaim, givenTwoGifts } from '#test/support/given/employer.ts'
import { givenCheque } from '#test/support/given/own.ts'
import { made } from '#test/support/given/people.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()

async function given(visibility: 'unlisted' | 'anonymous' = 'unlisted') {
  const gifts = await givenTwoGifts(held.world, visibility)
  const claimId = await givenClaim(held.world, gifts)
  const link = () =>
    receiveMatch(held.world, gifts.mina, { claimId, companyGiftId: gifts.companyGiftId, amount: usd(500) })
  return { ...gifts, claimId, link }
}

test('a link made by mistake is undone once; the gift of the company stays, and the claim can be linked again', async () => {
  const { world, fay, companyGiftId, claimId, link } = await given()
  await moveClaim(world, fay, { claimId, to: 'claimed', on: '2026-03-02' as Day, reason: null })
  made(await link())

  const both = await Promise.all([undoMatch(world, fay, { claimId }), undoMatch(world, fay, { claimId })])

  expect(both.map((one) => (one.ok ? 'done' : one.refused)).sort()).toEqual(['done', 'not-received'])
  expect(await readClaim(world.db, fay, claimId)).toMatchObject({
    state: 'claimed',
    claimedOn: '2026-03-02',
    endedOn: null,
    companyGiftId: null,
    answered: null,
  })
  expect(await readCredits(world.db, fay, { giftId: companyGiftId })).toEqual([])
  expect(await readGiftLine(world.db, fay, companyGiftId)).toMatchObject({ state: 'settled', gross: usd(2_000) })
  expect(await link()).toMatchObject({ ok: true })
})

test('a credit that another claim rests on too, from before each had its own, stays until that one is undone', async () => {
  const { world, fay, claimId, companyGiftId, link, ...gifts } = await given()
  made(await link())
  const { giftId } = await givenCheque({ ...gifts, world }, { donor: { kind: 'known', donorId: gifts.donorId } })
  const other = await givenClaim(world, { ...gifts, giftId })
  await world.db.execute(sql`
    update employer_claim c set state = 'received', ended_on = o.ended_on, company_gift_id = o.company_gift_id,
      answered = o.answered, credit_id = o.credit_id, moved_by = o.moved_by, moved_at = o.moved_at
    from employer_claim o where o.id = ${claimId} and c.id = ${other}`)

  made(await undoMatch(world, fay, { claimId }))
  expect(await readCredits(world.db, fay, { giftId: companyGiftId })).toHaveLength(1)

  made(await undoMatch(world, fay, { claimId: other }))
  expect(await readCredits(world.db, fay, { giftId: companyGiftId })).toEqual([])
})

test('the log says what was undone', async () => {
  const { world, fay, giftId, companyGiftId, claimId, link } = await given()
  made(await link())

  made(await undoMatch(world, fay, { claimId }))

  const log = await world.db.execute(
    sql`select before, after from happening where kind = 'employer-claim-moved' and subject_id = ${giftId} order by id desc limit 1`,
  )
  expect(log).toEqual([{ before: { state: 'received', companyGiftId, amount: '50000' }, after: { state: 'noted' } }])
})

test('nothing is undone of a claim that nothing answers, by others than staff, or of a giver one may not know', async () => {
  const { world, fay, mina, otto, claimId, link } = await given('anonymous')

  expect(await undoMatch(world, mina, { claimId })).toMatchObject({ refused: 'not-received' })
  made(await link())
  expect(await undoMatch(world, otto, { claimId })).toMatchObject({ refused: 'not-staff' })
  expect(await undoMatch(world, fay, { claimId })).toMatchObject({ refused: 'no-such-claim' })
  expect(await readClaim(world.db, mina, claimId)).toMatchObject({ state: 'received' })
})

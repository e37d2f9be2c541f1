import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { readLettersToPost } from '#app/domain/giving/offline/read-letters-to-post.server.ts'
import { readReceiptsOfGift } from '#app/domain/giving/read-receipts.server.ts'
import { reissueReceipt } from '#app/domain/giving/receipts/reissue-receipt.server.ts'
import { verifyPaper } from '#app/domain/giving/receipts/verify-paper.server.ts'
import { deliverLetter } from '#app/jobs/deliver-letter.server.ts'
import { usd } from '#app/units/money.ts'
import { letters } from '#db/schema/activity.ts'
import { givenBack, givenCheque, givenGivers } from '#test/support/given/own.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()
const words = { number: '2026-000001', giverName: 'Ada King, Countess of Lovelace', reason: 'Her name was misspelt' }

async function givenReceipt() {
  const given = await givenGivers(held.world)
  return { ...given, ...(await givenCheque(given, { on: '2026-02-27' })) }
}

test('a receipt issued anew has the next number and the right name; the old one is as it was and says it was replaced', async () => {
  const { world, mina, giftId } = await givenReceipt()
  const [before] = await readReceiptsOfGift(world.db, giftId)

  const outcome = await reissueReceipt(world, mina, { giftId, ...words })

  expect(outcome).toEqual({ ok: true, value: { number: '2026-000002' } })
  const [fresh, old] = await readReceiptsOfGift(world.db, giftId)
  expect(fresh).toMatchObject({
    standing: 'current',
    reissuedBecause: 'Her name was misspelt',
    snapshot: { giver: 'Ada King, Countess of Lovelace', amount: '50000', supersedes: '2026-000001' },
  })
  expect(old).toEqual({ ...before, standing: 'superseded', replacedBy: '2026-000002' })
  const checked = await verifyPaper(world, { kind: 'receipt', number: '2026-000001', code: old?.code ?? '' })
  expect(checked).toMatchObject({ isGenuine: true, standing: 'superseded' })
})

test('the giver gets the new receipt with a letter that says which one it replaces', async () => {
  const { world, mina, giftId } = await givenReceipt()
  await reissueReceipt(world, mina, { giftId, ...words })
  const [letter] = await world.db.select().from(letters).where(eq(letters.kind, 'receipt-reissued'))

  await deliverLetter(world, { letterId: letter?.id ?? 'ltr_none' })

  expect(world.mailbox).toMatchObject([
    {
      to: 'ada@demo.test',
      subject: 'Receipt 2026-000002 replaces 2026-000001',
      attachments: [{ fileName: 'receipt-2026-000002.pdf' }],
    },
  ])
})

test('the form sent twice, and five times at once, issues one receipt', async () => {
  const { world, mina, giftId } = await givenReceipt()

  const all = await Promise.all(Array.from({ length: 5 }, () => reissueReceipt(world, mina, { giftId, ...words })))

  expect(all.filter((outcome) => outcome.ok)).toHaveLength(1)
  expect(await reissueReceipt(world, mina, { giftId, ...words })).toEqual({ ok: false, refused: 'replaced-already' })
  expect(await readReceiptsOfGift(world.db, giftId)).toHaveLength(2)
})

test('after money went back in part, the receipt issued anew is of what is left', async () => {
  const { world, mina, giftId } = await givenReceipt()
  await givenBack({ world, mina }, giftId, usd(200))

  await reissueReceipt(world, mina, { giftId, ...words, number: '2026-000002' })

  const [fresh] = await readReceiptsOfGift(world.db, giftId)
  expect(fresh?.snapshot).toMatchObject({ kind: 'amended', amount: '30000', number: '2026-000003' })
})

test('a giver without an address gets it by post', async () => {
  const given = await givenGivers(held.world)
  const { world, mina } = given
  const donor = { kind: 'new', name: 'Caroline Herschel', email: null, is: 'person' } as const
  const { giftId } = await givenCheque(given, { on: '2026-02-27', donor })

  await reissueReceipt(world, mina, { giftId, ...words })

  const waiting = await readLettersToPost(world.db, mina)
  expect(waiting).toContainEqual(
    expect.objectContaining({
      kind: 'receipt-reissued',
      paper: expect.objectContaining({ number: '2026-000002' }),
    }),
  )
})

test('without a name, a reason, a receipt that counts or the right to, nothing is issued', async () => {
  const { world, mina, fay, otto, giftId } = await givenReceipt()
  const ask = { giftId, ...words }

  expect(await reissueReceipt(world, fay, ask)).toEqual({ ok: false, refused: 'not-an-officer' })
  expect(await reissueReceipt(world, otto, ask)).toEqual({ ok: false, refused: 'not-an-officer' })
  expect(await reissueReceipt(world, mina, { ...ask, giverName: ' ' })).toEqual({ ok: false, refused: 'no-name' })
  expect(await reissueReceipt(world, mina, { ...ask, reason: ' ' })).toEqual({ ok: false, refused: 'no-reason' })
  expect(await reissueReceipt(world, mina, { ...ask, giftId: world.ids.next('gft') })).toEqual({
    ok: false,
    refused: 'no-such-gift',
  })
  await givenBack({ world, mina }, giftId, usd(500))
  const gone = await reissueReceipt(world, mina, { ...ask, number: '2026-000002' })
  expect(gone).toEqual({ ok: false, refused: 'no-receipt' })
})

test('a grant of a donor-advised fund is acknowledged without a receipt for a tax return', async () => {
  const given = await givenGivers(held.world)
  const { giftId } = await givenCheque(given, { channel: 'daf', on: '2026-02-27' })

  const [receipt] = await readReceiptsOfGift(held.world.db, giftId)

  expect(receipt?.snapshot.statements.join(' ')).toContain('no receipt for a tax return')
  expect(receipt?.snapshot.isGrant).toBe(true)
})

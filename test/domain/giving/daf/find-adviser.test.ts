import { expect, test } from 'vitest'
import { claimDonors } from '#app/domain/giving/claim-donors.server.ts'
import { readAdvisedGrants } from '#app/domain/giving/daf/read-advised.server.ts'
import { confirmGift } from '#app/domain/giving/offline/confirm-gift.server.ts'
import { enterGift } from '#app/domain/giving/offline/enter-gift.server.ts'
import { readOwnTotals } from '#app/domain/giving/read-own-gifts.server.ts'
import { deliverLetter } from '#app/jobs/deliver-letter.server.ts'
import { usd } from '#app/units/money.ts'
import type { Day } from '#app/units/time.ts'
import { letters } from '#db/schema/activity.ts'
import { softCredits } from '#db/schema/donors.ts'
import { donors, gifts } from '#db/schema/giving.ts'
import { cast } from '#test/support/cast.ts'
import { givenChallenge, givenCheque } from '#test/support/given/challenges.ts'
import { givenFund } from '#test/support/given/giving.ts'
import { made } from '#test/support/given/grants.ts'
import { chequeOf } from '#test/support/given/offline.ts'
import { givenPledge, readParts } from '#test/support/given/pledges.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()
const sponsor = { kind: 'new', name: 'Harbour Gift Fund', email: 'grants@harbour.example', is: 'organisation' } as const
const ada = { kind: 'new', name: 'Ada Lovelace', email: 'ada@demo.test', is: 'person' } as const

async function given() {
  const { world } = held
  const people = await cast(world)
  const fundId = await givenFund(world)
  const grant = (words: Partial<Parameters<typeof chequeOf>[1]> = {}) =>
    chequeOf(world, { fundId, channel: 'daf', donor: sponsor, adviser: ada, reference: 'Grant 88', ...words })
  return { world, fundId, grant, ...people }
}

test('the sponsor has the gift and its acknowledgement; the adviser a soft credit and thanks, and no receipt', async () => {
  const { world, grant, mina, ada: person } = await given()

  made(await enterGift(world, mina, grant()))

  const [gift] = await world.db.select().from(gifts)
  const [credit] = await world.db.select().from(softCredits)
  expect(credit).toMatchObject({ giftId: gift?.id, kind: 'adviser', amount: usd(500) })
  expect(credit?.donorId).not.toBe(gift?.donorId)
  const rows = await world.db.select().from(letters).orderBy(letters.id)
  expect(rows.map(({ kind, toEmail }) => [kind, toEmail])).toEqual([
    ['gift-receipt', 'grants@harbour.example'],
    ['grant-advised', 'ada@demo.test'],
  ])
  for (const { id } of rows) await deliverLetter(world, { letterId: id })
  const [toSponsor, thanks] = world.mailbox
  expect(toSponsor?.subject).toContain('acknowledgement')
  expect(toSponsor?.text).toContain('no receipt for a tax return')
  expect(thanks?.attachments ?? []).toEqual([])
  expect(thanks?.text).toContain('This letter is no receipt')
  await claimDonors(world, person)
  expect(await readOwnTotals(world.db, person), 'in no total of the adviser').toMatchObject({ gifts: 0, given: 0n })
  expect(await readAdvisedGrants(world.db, person)).toMatchObject([{ sponsor: 'Harbour Gift Fund', amount: usd(500) }])
})

test('a grant that is expected thanks its adviser when it is here, once', async () => {
  const { world, grant, mina } = await given()
  const { giftId } = made(await enterGift(world, mina, grant({ effectiveOn: null, giftDate: '2026-03-03' as Day })))
  expect(await world.db.select().from(letters)).toEqual([])

  const day = '2026-03-03' as Day
  made(await confirmGift(world, mina, { giftId, giftDate: day, effectiveOn: day }))

  const kinds = (await world.db.select().from(letters)).map(({ kind }) => kind)
  expect(kinds.sort()).toEqual(['gift-receipt', 'grant-advised'])
})

test('a donor-advised fund never pays a binding pledge or what a challenge owes', async () => {
  const { world, grant, fundId, mina, fay } = await given()
  const pledgeId = await givenPledge(world, { fundId, by: mina, method: 'cheque' })
  const [part] = await readParts(world, pledgeId)
  const challengeId = await givenChallenge(world, { fundIds: [fundId], by: fay })
  await givenCheque(world, mina, { splits: [{ fundId, amount: usd(100) }] })
  const before = await world.db.select().from(gifts)

  expect(await enterGift(world, mina, grant({ instalmentId: part?.id ?? 'ins_none' }))).toEqual({
    ok: false,
    refused: 'binding-pledge',
  })
  expect(await enterGift(world, mina, grant({ challengeId }))).toEqual({ ok: false, refused: 'binding-pledge' })
  expect(await world.db.select().from(gifts)).toEqual(before)
})

test('a refused grant writes nobody down: put right and sent again, its sponsor is one donor', async () => {
  const { world, grant, fundId, mina, fay } = await given()
  const challengeId = await givenChallenge(world, { fundIds: [fundId], by: fay })
  const nobody = { ...sponsor, email: null }
  const names = async () => (await world.db.select().from(donors)).map(({ name }) => name)
  const before = await names()

  const refused = [
    await enterGift(world, mina, grant({ donor: nobody, challengeId })),
    await enterGift(world, mina, grant({ donor: nobody, channel: 'wire' })),
    await enterGift(world, mina, grant({ donor: nobody, adviser: { kind: 'known', donorId: 'dnr_none' } })),
    await enterGift(world, mina, grant({ donor: nobody, instalmentId: 'ins_none' })),
    await enterGift(world, mina, grant({ adviser: { ...sponsor, email: 'Grants@harbour.example' } })),
  ].map((outcome) => (outcome.ok ? 'entered' : outcome.refused))

  expect(refused).toEqual(['nothing-owed', 'no-grant', 'no-such-donor', 'not-an-open-part', 'adviser-gives'])
  expect(await names()).toEqual(before)
  made(await enterGift(world, mina, grant({ donor: nobody })))
  expect((await names()).filter((name) => name === sponsor.name)).toHaveLength(1)
})

test('a grant that pays an intent thanks whoever intended it, named or not', async () => {
  const { world, grant, fundId, mina } = await given()
  const pledgeId = await givenPledge(world, { fundId, by: mina, method: 'daf' })
  const [part] = await readParts(world, pledgeId)

  made(await enterGift(world, mina, grant({ adviser: null, instalmentId: part?.id ?? 'ins_none' })))

  const [credit] = await world.db.select().from(softCredits)
  const giver = (await world.db.select().from(donors)).find(({ id }) => id === credit?.donorId)
  expect(giver?.email).not.toBe('grants@harbour.example')
  expect(credit).toMatchObject({ kind: 'adviser' })
})

test('a donor-advised fund may pay a plain intent: its sponsor gives, and whoever intended it is thanked', async () => {
  const { world, grant, fundId, mina } = await given()
  const pledgeId = await givenPledge(world, { fundId, by: mina, firmness: 'intention', method: 'wire' })
  const [part] = await readParts(world, pledgeId)

  made(await enterGift(world, mina, grant({ adviser: null, instalmentId: part?.id ?? 'ins_none' })))

  expect(await world.db.select().from(softCredits)).toMatchObject([{ kind: 'adviser' }])
  expect((await readParts(world, pledgeId))[0]).toMatchObject({ paid: usd(500) })
})

test('only a grant has an adviser, who is not its sponsor', async () => {
  const { world, grant, mina } = await given()

  expect(await enterGift(world, mina, grant({ channel: 'wire' }))).toEqual({ ok: false, refused: 'no-grant' })
  expect(await enterGift(world, mina, grant({ adviser: sponsor }))).toEqual({ ok: false, refused: 'adviser-gives' })
  expect(await world.db.select().from(softCredits)).toEqual([])
})

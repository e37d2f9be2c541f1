import { expect, test } from 'vitest'
import { noteEmployer } from '#app/domain/giving/employer/note-employer.server.ts'
import { readOwnClaim } from '#app/domain/giving/employer/read-claims.server.ts'
import { erasePerson } from '#app/domain/giving/own/erase-person.server.ts'
import { readCurrentReceipt } from '#app/domain/giving/read-receipts.server.ts'
import { refundGift } from '#app/domain/giving/refund-gift.server.ts'
import { readOwnRecords } from '#app/domain/impact/read-own-records.server.ts'
import { actorOf } from '#app/domain/people/person.ts'
import { deliverLetter } from '#app/jobs/deliver-letter.server.ts'
import { letters } from '#db/schema/activity.ts'
import { employerClaims } from '#db/schema/employer.ts'
import { engines, givenClaim, givenTwoGifts } from '#test/support/given/employer.ts'
import { made } from '#test/support/given/people.ts'
import { givenProperty } from '#test/support/given/property.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()
const lettersOf = async () =>
  (await held.world.db.select().from(letters)).filter(({ kind }) => kind === 'employer-match')

test('a giver says who employs her, is in the list of staff, and gets one letter with all its form asks for', async () => {
  const { world, ada, giftId, claims } = await givenTwoGifts(held.world)

  const claimId = await givenClaim(world, { ada, giftId })
  const again = await noteEmployer(world, actorOf(ada), {
    giftId,
    viewer: { person: ada, intentId: null },
    employer: 'Difference Engines',
  })

  expect(again).toEqual({ ok: true, value: { claimId } })
  expect(await claims('noted')).toEqual([claimId])
  const [letter, ...more] = await lettersOf()
  expect(more).toEqual([])
  await deliverLetter(world, { letterId: letter?.id ?? 'ltr_none' })
  const text = world.mailbox.at(-1)?.text ?? ''
  const receipt = await readCurrentReceipt(world.db, giftId)
  for (const said of ['Difference Engines', world.lab.legalName, world.lab.ein, '$500.00', receipt?.number ?? 'none'])
    expect(text).toContain(said)
  expect(text).not.toMatch(/\b(tax|deduct)/i)
})

test('nobody notes an employer for the gift of another, without a name, or for a gift that went back', async () => {
  const { world, ada, grace, mina, giftId } = await givenTwoGifts(held.world)
  const note = (person = ada, employer = engines) =>
    noteEmployer(world, actorOf(person), { giftId, viewer: { person, intentId: null }, employer })

  expect(await note(grace)).toEqual({ ok: false, refused: 'not-yours' })
  expect(await note(ada, ' ')).toEqual({ ok: false, refused: 'no-name' })
  await refundGift(world, mina, { giftId, reason: 'Asked for' })
  expect(await note()).toEqual({ ok: false, refused: 'not-here' })
  expect(await readOwnClaim(world, giftId, { person: ada, intentId: null })).toBeNull()
  expect(await world.db.select().from(employerClaims)).toEqual([])
})

test('of stock the lab states no value to an employer', async () => {
  const { world, ada, mina, donorId, fundId } = await givenTwoGifts(held.world)
  const giftId = await givenProperty(world, mina, { fundId, donor: { kind: 'known', donorId } })

  const ask = { giftId, viewer: { person: ada, intentId: null }, employer: engines }

  expect(await noteEmployer(world, actorOf(ada), ask)).toEqual({ ok: false, refused: 'not-own-money' })
  expect(await readOwnClaim(world, giftId, ask.viewer)).toBeNull()
  expect(await lettersOf()).toEqual([])
})

test('who employs an anonymous giver is for finance to ask', async () => {
  const { world, ada, fay, mina, giftId, claims } = await givenTwoGifts(held.world, 'anonymous')

  const claimId = await givenClaim(world, { ada, giftId })

  expect(await claims('noted', fay)).toEqual([])
  expect(await claims('noted', mina)).toEqual([claimId])
})

test('what she said of her employer is in her export, and gone once she is erased', async () => {
  const { world, ada, giftId } = await givenTwoGifts(held.world)
  await givenClaim(world, { ada, giftId })
  expect((await readOwnRecords(world.db, ada)).employers).toMatchObject([{ gift_id: giftId, employer: engines }])

  made(await erasePerson(world, ada, { typedEmail: ada.email }))

  expect(await world.db.select().from(employerClaims)).toMatchObject([{ giftId, employer: '(erased)' }])
})

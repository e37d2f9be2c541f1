import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { noteLetterPosted } from '#app/domain/giving/offline/note-letter-posted.server.ts'
import { readLettersToPost } from '#app/domain/giving/offline/read-letters-to-post.server.ts'
import { refundGift } from '#app/domain/giving/refund-gift.server.ts'
import { sendTributes } from '#app/domain/giving/tributes/send-tributes.server.ts'
import { deliverLetter } from '#app/jobs/deliver-letter.server.ts'
import { letters } from '#db/schema/activity.ts'
import { cast } from '#test/support/cast.ts'
import { askOf, givenFund, givenGift, givenStarted, useTill } from '#test/support/given/giving.ts'
import { card, inMemory, readTributeRow } from '#test/support/given/tributes.ts'
import { useWorld } from '#test/support/world.ts'

const till = useTill()
const held = useWorld({ payments: till.payments })
const dayMs = 86_400_000
const cardsOf = () => held.world.db.select().from(letters).where(eq(letters.kind, 'tribute-card'))

const dedicated = async (tribute = card) =>
  givenGift(held.world, { fundId: await givenFund(held.world), dedication: inMemory, tribute })

test('a card goes a day after its gift has arrived, once, signed as the giver chose, and never says how much', async () => {
  const { world } = held
  const giftId = await dedicated()
  expect(await sendTributes(world)).toEqual({ sent: 0, withdrawn: 0 })
  world.clock.advance(dayMs)

  const both = await Promise.all([sendTributes(world), sendTributes(world)])

  expect(both.map(({ sent }) => sent).sort()).toEqual([0, 1])
  expect(await readTributeRow(world, giftId)).toMatchObject({ state: 'sent' })
  const [letter] = await cardsOf()
  await deliverLetter(world, { letterId: letter?.id ?? 'ltr_none' })
  const said = world.mailbox.find(({ to }) => to === 'family@example.org')
  expect(said?.subject).toBe('Ada made a gift for Charles Babbage')
  expect(said?.text).toContain('Ada has made a gift to ATOM Lab in memory of Charles Babbage.')
  expect(said?.text).toContain('He taught me to count.')
  expect(said?.text).not.toMatch(/\$|100|103|Lovelace/)
})

test('a gift that goes back before takes its card with it; one that is not paid has none', async () => {
  const { world } = held
  const { mina } = await cast(world)
  const giftId = await dedicated()
  const unpaid = askOf(world, { fundId: await givenFund(world), dedication: inMemory, tribute: card })
  const started = await givenStarted(world, unpaid)
  await refundGift(world, mina, { giftId, reason: 'Given by mistake' })
  world.clock.advance(2 * dayMs)

  expect(await sendTributes(world)).toEqual({ sent: 0, withdrawn: 1 })

  expect(await cardsOf()).toEqual([])
  expect(await readTributeRow(world, giftId)).toMatchObject({ state: 'withdrawn' })
  expect(await readTributeRow(world, started.giftId)).toMatchObject({ state: 'asked' })
})

test('a card by post waits in the list of letters to post, and is noted there', async () => {
  const { world } = held
  const { mina, fay } = await cast(world)
  await dedicated({ ...card, to: { way: 'post', address: '1 Dorset Street\nLondon' } })
  world.clock.advance(dayMs)
  await sendTributes(world)

  const [waiting] = await readLettersToPost(world.db, mina)

  expect(waiting).toMatchObject({ kind: 'tribute-card', paper: { is: 'card', number: 'To The Babbage family' } })
  expect(await readLettersToPost(world.db, fay)).toEqual([])
  await noteLetterPosted(world, mina, { letterId: waiting?.id ?? 'ltr_none' })
  expect(await readLettersToPost(world.db, mina)).toEqual([])
})

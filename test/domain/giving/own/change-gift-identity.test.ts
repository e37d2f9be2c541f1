import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { changeGiftIdentity } from '#app/domain/giving/own/change-gift-identity.server.ts'
import { readDonors } from '#app/domain/giving/read-donors.server.ts'
import { readBackers } from '#app/domain/impact/read-backers.server.ts'
import { happenings } from '#db/schema/activity.ts'
import { allDonors } from '#test/support/given/donors.ts'
import { givenCheque, givenGivers, givenJoined } from '#test/support/given/own.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()

async function givenOwn() {
  const given = await givenGivers(held.world)
  const gift = await givenCheque(given)
  await givenJoined(held.world, gift.donorId, given.ada.id)
  return { ...given, ...gift }
}

const names = async () => (await readBackers(held.world.db, { size: 10 })).backers.map(({ name }) => name)

test('a giver names herself among the backers, and goes again, at once', async () => {
  const { world, ada, giftId } = await givenOwn()

  await changeGiftIdentity(world, ada, { giftId, visibility: 'named', publicName: ' Countess of Lovelace ' })
  const named = await names()
  await changeGiftIdentity(world, ada, { giftId, visibility: 'anonymous', publicName: 'ignored' })

  expect(named).toEqual(['Countess of Lovelace'])
  expect(await names()).toEqual([])
})

test('an anonymous giver is hidden from the fundraiser too, and found by finance', async () => {
  const { world, ada, fay, mina, giftId } = await givenOwn()

  await changeGiftIdentity(world, ada, { giftId, visibility: 'anonymous', publicName: null })

  expect((await readDonors(world.db, fay, allDonors))?.donors).toEqual([])
  expect((await readDonors(world.db, mina, allDonors))?.donors).toHaveLength(1)
})

test('the log keeps each change once, without the name', async () => {
  const { world, ada, giftId } = await givenOwn()
  const ask = { giftId, visibility: 'named' as const, publicName: 'Countess of Lovelace' }

  await changeGiftIdentity(world, ada, ask)
  await changeGiftIdentity(world, ada, ask)

  const log = await world.db.select().from(happenings).where(eq(happenings.kind, 'gift-identity-changed'))
  expect(log).toMatchObject([{ actorId: ada.id, before: { shown: 'unlisted' }, after: { shown: 'named' } }])
  expect(JSON.stringify(log)).not.toContain('Countess')
})

test('nobody changes the gift of another, and a name is asked for', async () => {
  const { world, ada, mina, giftId } = await givenOwn()

  const other = await changeGiftIdentity(world, mina, { giftId, visibility: 'named', publicName: 'Mina' })
  const nameless = await changeGiftIdentity(world, ada, { giftId, visibility: 'named', publicName: '  ' })

  expect(other).toEqual({ ok: false, refused: 'not-yours' })
  expect(nameless).toEqual({ ok: false, refused: 'no-name' })
  expect(await names()).toEqual([])
})

import { expect, test } from 'vitest'
import { confirmDelivery } from '#app/domain/compute/confirm-delivery.server.ts'
import { claimDonors } from '#app/domain/giving/claim-donors.server.ts'
import { changeHoursIdentity } from '#app/domain/giving/in-kind/change-hours-identity.server.ts'
import { askWallPlace } from '#app/domain/giving/wall/ask-wall-place.server.ts'
import { decideWallEntry } from '#app/domain/giving/wall/decide-wall-entry.server.ts'
import { readWall } from '#app/domain/giving/wall/read-wall.server.ts'
import { readHoursGivers } from '#app/domain/impact/read-backers.server.ts'
import { readInbox } from '#app/domain/impact/read-inbox.server.ts'
import { gpuHours } from '#app/units/gpu-time.ts'
import { happenings } from '#db/schema/activity.ts'
import { cast } from '#test/support/cast.ts'
import { givenDelivery, givenHours, readHoursRow } from '#test/support/given/in-kind.ts'
import { givenPlace, placeAsk } from '#test/support/given/wall.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()

/** A company that gave 300 hours and no money. */
async function given() {
  const { world } = held
  const people = await cast(world)
  const donor = { kind: 'new' as const, name: 'Lovelace Compute', email: 'ada@demo.test', is: 'organisation' as const }
  const hoursId = await givenHours(world, people.fay, { donor, publicName: 'Lovelace Compute' })
  await claimDonors(world, people.ada)
  const deliveryId = await givenDelivery(world, people.fay, { hoursId, hours: 300 })
  await confirmDelivery(world, people.ravi, { deliveryId, seconds: gpuHours(300), reason: '' })
  return { world, hoursId, donorId: (await readHoursRow(world, hoursId)).donorId, ...people }
}

const names = async () => (await readHoursGivers(held.world.db)).map(({ name }) => name)

test('a company changes the name its hours are shown under, and goes again, at once', async () => {
  const { world, ada, hoursId } = await given()

  await changeHoursIdentity(world, ada, { hoursId, visibility: 'named', publicName: ' LC Corp ' })
  const named = await names()
  await changeHoursIdentity(world, ada, { hoursId, visibility: 'anonymous', publicName: 'ignored' })

  expect(named).toEqual(['LC Corp'])
  expect(await names()).toEqual([])
  expect(await readHoursRow(world, hoursId)).toMatchObject({ isAnonymous: true, publicName: null })
})

test('nobody changes the promise of another, a name is asked for, and the log keeps each change once without it', async () => {
  const { world, ada, grace, hoursId } = await given()
  const ask = { hoursId, visibility: 'named' as const, publicName: 'LC Corp' }

  expect(await changeHoursIdentity(world, grace, ask)).toEqual({ ok: false, refused: 'no-such-promise' })
  expect(await changeHoursIdentity(world, ada, { ...ask, publicName: ' ' })).toEqual({ ok: false, refused: 'no-name' })
  await changeHoursIdentity(world, ada, ask)
  await changeHoursIdentity(world, ada, ask)

  const log = (await world.db.select().from(happenings)).filter(({ kind }) => kind === 'hours-identity-changed')
  expect(log).toMatchObject([{ actorId: ada.id, before: { shown: 'named' }, after: { shown: 'named' } }])
  expect(JSON.stringify(log)).not.toContain('LC Corp')
})

test('a name known by hours alone waits for staff, who hide it or let it lead somewhere', async () => {
  const { world, fay } = await given()
  expect((await readInbox(world, fay, world.clock.now())).map(({ title }) => title)).toEqual([
    'One new name among the backers',
  ])
  expect(await readWall(world.db, fay, { view: 'new', page: { size: 10 } })).toMatchObject({
    names: [{ name: 'Lovelace Compute', gifts: 0, promises: 1 }],
  })

  const link = 'https://lovelace.example/'
  await decideWallEntry(world, fay, { name: 'Lovelace Compute', isHidden: false, link })
  expect(await readHoursGivers(world.db)).toMatchObject([{ name: 'Lovelace Compute', link }])
  await decideWallEntry(world, fay, { name: 'Lovelace Compute', isHidden: true, link: null })

  expect(await names()).toEqual([])
})

test('a company that gave only hours asks for a place, and stands there with its logo', async () => {
  const { world, ada, fay, donorId, hoursId } = await given()

  await givenPlace(world, { asker: ada, staff: fay, donorId, name: 'LC' })

  expect(await readHoursGivers(world.db)).toMatchObject([{ name: 'LC', logo: { width: 64 }, hours: [{}] }])
  await changeHoursIdentity(world, ada, { hoursId, visibility: 'anonymous', publicName: null })
  expect(await names()).toEqual([])
  expect(await askWallPlace(world, ada, placeAsk(donorId))).toMatchObject({ refused: 'nothing-shown' })
})

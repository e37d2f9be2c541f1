import { expect, test } from 'vitest'
import { changeGiftIdentity } from '#app/domain/giving/own/change-gift-identity.server.ts'
import { erasePerson } from '#app/domain/giving/own/erase-person.server.ts'
import { askWallPlace } from '#app/domain/giving/wall/ask-wall-place.server.ts'
import { decideWallPlace } from '#app/domain/giving/wall/decide-wall-place.server.ts'
import { parseLogoFile } from '#app/domain/giving/wall/logo.ts'
import { readLogo, readOwnPlaces, readPlacesFor } from '#app/domain/giving/wall/read-places.server.ts'
import { readBackers } from '#app/domain/impact/read-backers.server.ts'
import { readOwnRecords } from '#app/domain/impact/read-own-records.server.ts'
import type { Id } from '#app/units/id.ts'
import { happenings } from '#db/schema/activity.ts'
import { wallPlaces } from '#db/schema/wall.ts'
import { givenCheque, givenGivers, givenJoined } from '#test/support/given/own.ts'
import { made } from '#test/support/given/people.ts'
import { givenPlace, placeAsk, pngOf } from '#test/support/given/wall.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()

async function given(visibility: 'named' | 'unlisted' | 'anonymous' = 'unlisted') {
  const givers = await givenGivers(held.world)
  const gift = await givenCheque(givers, { visibility, dollars: 12_000 })
  await givenJoined(held.world, gift.donorId, givers.ada.id)
  return { ...givers, ...gift }
}

const wall = async () => (await readBackers(held.world.db, { size: 10 })).backers
const fileOf = (logo: { file: string } | null) => parseLogoFile(logo?.file) ?? { sha256: 'none', type: 'png' as const }

test('what a backer asks for waits, seen by her and by staff and by nobody else', async () => {
  const { world, ada, grace, fay, donorId } = await given('named')

  made(await askWallPlace(world, ada, placeAsk(donorId)))

  expect(await wall()).toMatchObject([{ name: 'Ada Lovelace', link: null, logo: null }])
  const [own] = await readOwnPlaces(world.db, ada)
  expect(own).toMatchObject({ shown: null, waiting: { name: 'Lovelace Institute' } })
  const file = fileOf(own?.waiting?.logo ?? null)
  expect(await readLogo(world, ada, file)).toMatchObject({ isPublic: false })
  expect(await readLogo(world, fay, file)).toMatchObject({ isPublic: false })
  expect([await readLogo(world, grace, file), await readLogo(world, null, file)]).toEqual([null, null])
  expect(await readPlacesFor(world.db, grace, { view: 'waiting', page: { size: 5 } })).toBeNull()
})

test('a change waits while what is shown stays, and what waited before is replaced with its picture', async () => {
  const { world, ada, fay, donorId } = await given()
  await givenPlace(world, { asker: ada, staff: fay, donorId })
  const shownLogo = fileOf((await wall())[0]?.logo ?? null)

  made(await askWallPlace(world, ada, placeAsk(donorId, { name: 'First thought', logo: pngOf({ width: 100 }) })))
  const firstLogo = fileOf((await readOwnPlaces(world.db, ada))[0]?.waiting?.logo ?? null)
  made(await askWallPlace(world, ada, placeAsk(donorId, { name: 'Second thought', link: null, logo: 'none' })))

  expect(await wall()).toMatchObject([{ name: 'Lovelace Institute', link: 'https://lovelace.example/' }])
  expect(await readLogo(world, null, shownLogo)).toMatchObject({ isPublic: true })
  expect(await readLogo(world, ada, firstLogo)).toBeNull()
  expect(await readPlacesFor(world.db, fay, { view: 'waiting', page: { size: 5 } })).toMatchObject({
    places: [{ name: 'Second thought', logo: null }],
  })
})

test('the logo that is there may stay when only the name changes, and outlives what it was sent with', async () => {
  const { world, ada, fay, donorId } = await given()
  await givenPlace(world, { asker: ada, staff: fay, donorId })
  const before = (await wall())[0]?.logo

  await givenPlace(world, { asker: ada, staff: fay, donorId, name: 'Countess', logo: 'same' })

  const [now] = await wall()
  expect(now).toMatchObject({ name: 'Countess', logo: before })
  expect(await readLogo(world, null, fileOf(now?.logo ?? null))).toMatchObject({ isPublic: true })
})

test('two asks at once leave one that waits', async () => {
  const { world, ada, donorId } = await given()

  await Promise.all(['One', 'Two'].map((name) => askWallPlace(world, ada, placeAsk(donorId, { name }))))

  expect((await world.db.select().from(wallPlaces)).map(({ state }) => state).sort()).toEqual(['replaced', 'waiting'])
})

test('a gift that shows no name makes nobody stand in a larger circle', async () => {
  const { world, ada, fay, donorId, giftId } = await given('unlisted')
  await givenPlace(world, { asker: ada, staff: fay, donorId })
  expect(await wall()).toMatchObject([{ tier: 'other' }])

  await changeGiftIdentity(world, ada, { giftId, visibility: 'named', publicName: 'A. L.' })

  expect(await wall()).toMatchObject([{ name: 'Lovelace Institute', tier: 'ten_thousand' }])
})

test('whoever is anonymous stands nowhere, whatever was asked and shown before', async () => {
  const { world, ada, fay, donorId, giftId } = await given()
  await givenPlace(world, { asker: ada, staff: fay, donorId })
  const logo = fileOf((await wall())[0]?.logo ?? null)

  await changeGiftIdentity(world, ada, { giftId, visibility: 'anonymous', publicName: null })

  expect(await wall()).toEqual([])
  expect(await readLogo(world, null, logo)).toBeNull()
  expect(await readPlacesFor(world.db, fay, { view: 'shown', page: { size: 5 } })).toMatchObject({ places: [] })
  expect(await askWallPlace(world, ada, placeAsk(donorId))).toEqual({ ok: false, refused: 'nothing-shown' })
})

test('a picture is not looked at before it is known that its sender may stand there', async () => {
  const { world, ada, grace, donorId } = await given('anonymous')
  const ask = placeAsk(donorId, { logo: Buffer.from('<svg/>') })

  expect(await askWallPlace(world, ada, ask)).toEqual({ ok: false, refused: 'nothing-shown' })
  expect(await askWallPlace(world, grace, ask)).toEqual({ ok: false, refused: 'not-yours' })
})

test('staff read whom they keep waiting longest first, and whom they showed last first, page by page', async () => {
  const { world, ada, fay, ...givers } = await given()
  const ids: Id<'wpl'>[] = []
  for (const name of ['One', 'Two', 'Three']) {
    const donor = { kind: 'new', name, email: `${name}@example.org`, is: 'organisation' } as const
    const { donorId } = await givenCheque({ world, ...givers }, { visibility: 'unlisted', donor })
    await givenJoined(world, donorId, ada.id)
    ids.push(made(await askWallPlace(world, ada, placeAsk(donorId, { name, logo: 'none' }))).placeId)
  }
  const [one = 'wpl_', two = 'wpl_', three = 'wpl_'] = ids
  const read = async (view: 'waiting' | 'shown', cursor: { before?: Id<'wpl'>; after?: Id<'wpl'> } = {}) => {
    const list = await readPlacesFor(world.db, fay, { view, page: { size: 2, ...cursor } })
    return [list?.places.map(({ name }) => name).join(' '), list?.hasPrevious, list?.hasNext]
  }

  expect(await read('waiting')).toEqual(['One Two', false, true])
  expect(await read('waiting', { after: two })).toEqual(['Three', true, false])
  expect(await read('waiting', { before: three })).toEqual(['One Two', false, true])
  for (const placeId of ids) made(await decideWallPlace(world, fay, { placeId, decision: 'show', reason: null }))
  expect(await read('shown')).toEqual(['Three Two', false, true])
  expect(await read('shown', { before: two })).toEqual(['One', true, false])
  expect(await read('shown', { after: one })).toEqual(['Three Two', false, true])
})

test('a backer asks for herself only, with a name, a link that is none to fear and a picture', async () => {
  const { world, ada, grace, donorId } = await given()
  const ask = (words: Parameters<typeof placeAsk>[1], who = ada) => askWallPlace(world, who, placeAsk(donorId, words))

  expect(await ask({}, grace)).toMatchObject({ refused: 'not-yours' })
  expect(await ask({ name: '  ' })).toMatchObject({ refused: 'no-name' })
  expect(await ask({ link: 'http://lovelace.example' })).toMatchObject({ refused: 'not-a-link' })
  expect(await ask({ logo: Buffer.from('<svg/>') })).toMatchObject({ refused: 'not-a-picture' })

  expect(await world.db.select().from(wallPlaces)).toEqual([])
})

test('the log keeps that she asked, and neither name nor link', async () => {
  const { world, ada, donorId } = await given()

  await askWallPlace(world, ada, placeAsk(donorId))

  const log = JSON.stringify(await world.db.select().from(happenings))
  expect(log).toContain('wall-place-asked')
  expect(log).not.toMatch(/Institute|lovelace\.example/)
})

test('what she asked for is in her export, and gone with its picture once she is erased', async () => {
  const { world, ada, fay, donorId } = await given()
  await givenPlace(world, { asker: ada, staff: fay, donorId })
  const logo = fileOf((await wall())[0]?.logo ?? null)
  const [place] = await world.db.select().from(wallPlaces)
  expect((await readOwnRecords(world.db, ada)).wall_places).toMatchObject([{ name: 'Lovelace Institute' }])

  made(await erasePerson(world, ada, { typedEmail: ada.email }))

  expect(await world.db.select().from(wallPlaces)).toEqual([])
  expect(await readLogo(world, null, logo)).toBeNull()
  expect(await world.files.read(place?.logoKey ?? '')).toBeNull()
  expect(
    await decideWallPlace(world, fay, { placeId: place?.id ?? 'wpl_none', decision: 'show', reason: null }),
  ).toMatchObject({
    refused: 'no-such-place',
  })
})

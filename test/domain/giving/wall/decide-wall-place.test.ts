import { expect, test } from 'vitest'
import { mergeDonors } from '#app/domain/giving/donors/merge-donors.server.ts'
import { undoMerge } from '#app/domain/giving/donors/undo-merge.server.ts'
import { askWallPlace } from '#app/domain/giving/wall/ask-wall-place.server.ts'
import { decideWallPlace } from '#app/domain/giving/wall/decide-wall-place.server.ts'
import { parseLogoFile } from '#app/domain/giving/wall/logo.ts'
import { readLogo, readOwnPlaces, readPlaceFor } from '#app/domain/giving/wall/read-places.server.ts'
import { readBackers } from '#app/domain/impact/read-backers.server.ts'
import { readInbox } from '#app/domain/impact/read-inbox.server.ts'
import { deliverLetter } from '#app/jobs/deliver-letter.server.ts'
import type { Id } from '#app/units/id.ts'
import { letters } from '#db/schema/activity.ts'
import { givenCheque, givenGivers, givenJoined } from '#test/support/given/own.ts'
import { made } from '#test/support/given/people.ts'
import { givenPlace, placeAsk } from '#test/support/given/wall.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()

async function given() {
  const givers = await givenGivers(held.world)
  const { donorId } = await givenCheque(givers, { visibility: 'unlisted' })
  await givenJoined(held.world, donorId, givers.ada.id)
  const { placeId } = made(await askWallPlace(held.world, givers.ada, placeAsk(donorId)))
  return { ...givers, donorId, placeId }
}

const wall = async () => (await readBackers(held.world.db, { size: 10 })).backers

async function lastLetter(): Promise<string> {
  const { world } = held
  const [letter] = (await world.db.select().from(letters)).filter(({ kind }) => kind.startsWith('wall-place')).reverse()
  await deliverLetter(world, { letterId: letter?.id ?? 'ltr_none' })
  return world.mailbox.at(-1)?.text ?? ''
}

test('a place waits in the inbox; shown, it stands on the wall with its link and logo, and its backer is told', async () => {
  const { world, fay, placeId } = await given()
  const inbox = async () => (await readInbox(world, fay, world.clock.now())).map(({ act, title }) => [act, title])
  expect(await inbox()).toEqual([['decide-wall-place', 'Lovelace Institute']])

  made(await decideWallPlace(world, fay, { placeId, decision: 'show', reason: null }))

  expect(await inbox()).toEqual([])
  const [backer] = await wall()
  expect(backer).toMatchObject({ id: placeId, name: 'Lovelace Institute', link: 'https://lovelace.example/' })
  expect(await readLogo(world, null, parseLogoFile(backer?.logo?.file) ?? { sha256: '', type: 'png' })).toMatchObject({
    isPublic: true,
  })
  expect(await lastLetter()).toContain('among the backers')
})

test('a place that is refused stays off the wall, its picture is deleted, and its backer reads why', async () => {
  const { world, ada, fay, placeId } = await given()
  const logo = (await readOwnPlaces(world.db, ada))[0]?.waiting?.logo

  made(await decideWallPlace(world, fay, { placeId, decision: 'refuse', reason: 'The logo is another company’s.' }))

  expect(await wall()).toEqual([])
  expect(await readLogo(world, ada, parseLogoFile(logo?.file) ?? { sha256: '', type: 'png' })).toBeNull()
  expect(await readOwnPlaces(world.db, ada)).toMatchObject([
    { shown: null, waiting: null, refused: { reason: 'The logo is another company’s.' } },
  ])
  expect(await lastLetter()).toContain('The logo is another company’s.')
})

test('a place that is taken down leaves at once, and nothing older comes back', async () => {
  const { world, ada, fay, donorId, placeId } = await given()
  made(await decideWallPlace(world, fay, { placeId, decision: 'show', reason: null }))
  const second = await givenPlace(world, { asker: ada, staff: fay, donorId, name: 'Another name' })
  const logo = (await wall())[0]?.logo

  made(await decideWallPlace(world, fay, { placeId: second, decision: 'take-down', reason: 'The link was sold.' }))

  expect(await wall()).toEqual([])
  expect(await readLogo(world, null, parseLogoFile(logo?.file) ?? { sha256: '', type: 'png' })).toBeNull()
  expect(await lastLetter()).toContain('The link was sold.')
})

test('a backer is not told of a yes that was taken back before the letter left', async () => {
  const { world, fay, placeId } = await given()
  made(await decideWallPlace(world, fay, { placeId, decision: 'show', reason: null }))
  made(await decideWallPlace(world, fay, { placeId, decision: 'take-down', reason: 'The link was sold.' }))
  const [first, second] = (await world.db.select().from(letters).orderBy(letters.id)).filter(({ kind }) =>
    kind.startsWith('wall-place'),
  )

  await deliverLetter(world, { letterId: first?.id ?? 'ltr_none' })
  const sent = world.mailbox.length
  await deliverLetter(world, { letterId: second?.id ?? 'ltr_none' })

  expect([first?.kind, sent]).toEqual(['wall-place-decided', 0])
  expect(world.mailbox.at(-1)?.text).toContain('The link was sold.')
})

test('a place is decided once, also by two at the same time, and with a reason when it is a no', async () => {
  const { world, fay, mina, june, placeId } = await given()
  const refusal = { placeId, decision: 'refuse', reason: 'No.' } as const

  expect(await decideWallPlace(world, june, refusal)).toMatchObject({ refused: 'not-allowed' })
  expect(await decideWallPlace(world, fay, { ...refusal, reason: ' ' })).toMatchObject({ refused: 'no-reason' })
  expect(await decideWallPlace(world, fay, { ...refusal, decision: 'take-down' })).toMatchObject({
    refused: 'decided-already',
  })
  const both = await Promise.all([fay, mina].map((staff) => decideWallPlace(world, staff, refusal)))

  expect(both.map(({ ok }) => ok).sort()).toEqual([false, true])
  expect((await world.db.select().from(letters)).filter(({ kind }) => kind === 'wall-place-decided')).toHaveLength(1)
  expect(await readPlaceFor(world.db, fay, placeId)).toBeNull()
})

test('two donors with places made one stand once, and each again when they are parted', async () => {
  const { world, ada, grace, fay, mina, fundId, donorId, placeId } = await given()
  made(await decideWallPlace(world, fay, { placeId, decision: 'show', reason: null }))
  const other = await givenCheque(
    { world, mina, fundId },
    { donor: { kind: 'new', name: 'Grace', email: 'grace@demo.test', is: 'person' } },
  )
  await givenJoined(world, other.donorId, grace.id)
  await givenPlace(world, { asker: grace, staff: fay, donorId: other.donorId, name: 'Hopper House' })
  await givenJoined(world, donorId, grace.id)

  const { mergeId } = made(await mergeDonors(world, fay, { keptId: other.donorId, mergedId: donorId as Id<'dnr'> }))
  const merged = (await wall()).map(({ name }) => name)
  made(await undoMerge(world, fay, { mergeId }))

  expect(merged).toEqual(['Hopper House'])
  expect((await wall()).map(({ name }) => name).sort()).toEqual(['Hopper House', 'Lovelace Institute'])
  expect(ada.id).not.toBe(grace.id)
})

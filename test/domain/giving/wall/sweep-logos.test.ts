import { expect, test } from 'vitest'
import { erasePerson } from '#app/domain/giving/own/erase-person.server.ts'
import { askWallPlace } from '#app/domain/giving/wall/ask-wall-place.server.ts'
import { sweepLogos } from '#app/domain/giving/wall/sweep-logos.server.ts'
import { withdrawWallPlace } from '#app/domain/giving/wall/withdraw-wall-place.server.ts'
import { readJobKeys } from '#test/support/given/jobs.ts'
import { givenCheque, givenGivers, givenJoined } from '#test/support/given/own.ts'
import { made } from '#test/support/given/people.ts'
import { givenPlace, placeAsk } from '#test/support/given/wall.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()
const minute = 60_000

/** Ada on the wall with her logo, and a world that is killed when it comes to a file: after the commit. */
async function given() {
  const { world } = held
  for (const { key } of await world.files.list('logos')) await world.files.remove(key)
  const givers = await givenGivers(world)
  const { ada, fay } = givers
  const { donorId } = await givenCheque(givers, { visibility: 'unlisted' })
  await givenJoined(world, donorId, ada.id)
  await givenPlace(world, { asker: ada, staff: fay, donorId })
  const remove = () => Promise.reject(new Error('killed'))
  const dying = { ...world, files: { ...world.files, remove } }
  const logos = async () => (await world.files.list('logos')).length
  return { ...givers, donorId, dying, logos }
}

test('a logo on the wall and one that waits stay, however old', async () => {
  const { world, ada, donorId, logos } = await given()
  made(await askWallPlace(world, ada, placeAsk(donorId, { name: 'Later' })))

  world.clock.advance(400 * 24 * 60 * minute)

  expect(await sweepLogos(world)).toEqual({ logos: 0 })
  expect(await logos()).toBe(2)
})

test('a process that is killed between the commit and the file leaves a logo that the sweep removes, once it is an hour old', async () => {
  const { world, ada, donorId, dying, logos } = await given()
  await expect(withdrawWallPlace(dying, ada, { donorId })).rejects.toThrow('killed')

  expect(await sweepLogos(world)).toEqual({ logos: 0 })
  world.clock.advance(61 * minute)
  const both = await Promise.all([sweepLogos(world), sweepLogos(world)])

  expect(both).toContainEqual({ logos: 1 })
  expect(await logos()).toBe(0)
})

test('the logo of someone who was erased goes though the process was killed: its sweep was queued with the erasure', async () => {
  const { world, ada, dying, logos } = await given()

  await expect(erasePerson(dying, ada, { typedEmail: ada.email })).rejects.toThrow('killed')

  expect(await logos()).toBe(1)
  expect(await readJobKeys(world, 'logos:')).toEqual([`logos:${ada.id}`])
  world.clock.advance(61 * minute)
  await sweepLogos(world)
  expect(await logos()).toBe(0)
})

test('a logo that was written and whose row never came is removed', async () => {
  const { world, logos } = await given()
  await world.files.write('logos/left-over', new Uint8Array([1]))

  expect(await sweepLogos(world)).toEqual({ logos: 0 })
  world.clock.advance(61 * minute)

  expect(await sweepLogos(world)).toEqual({ logos: 1 })
  expect(await logos()).toBe(1)
})

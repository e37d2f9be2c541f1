import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { confirmDelivery } from '#app/domain/compute/confirm-delivery.server.ts'
import { mergeDonors } from '#app/domain/giving/donors/merge-donors.server.ts'
import { undoMerge } from '#app/domain/giving/donors/undo-merge.server.ts'
import { erasePerson } from '#app/domain/giving/own/erase-person.server.ts'
import { readDonor } from '#app/domain/giving/read-donors.server.ts'
import { readOwnGifts } from '#app/domain/giving/read-own-gifts.server.ts'
import { makeOwnStatement } from '#app/domain/giving/receipts/make-own-statement.server.ts'
import { readStatement } from '#app/domain/giving/receipts/read-statements.server.ts'
import { gpuHours } from '#app/units/gpu-time.ts'
import type { Id } from '#app/units/id.ts'
import { supplyLots } from '#db/schema/compute.ts'
import { donors } from '#db/schema/giving.ts'
import { yearStatements } from '#db/schema/own.ts'
import { donorOfGift, givenDonor, givenMaryTwice, readDonorRow } from '#test/support/given/donors.ts'
import { useTill } from '#test/support/given/giving.ts'
import { givenDelivery, givenHours, readHoursRow } from '#test/support/given/in-kind.ts'
import { givenCheque, givenJoined } from '#test/support/given/own.ts'
import { made } from '#test/support/given/people.ts'
import { useWorld } from '#test/support/world.ts'

const till = useTill()
const held = useWorld({ payments: till.payments })

const givenTwice = () => givenMaryTwice(held.world)
const donorOf = (giftId: Id<'gft'>) => donorOfGift(held.world, giftId)

test('a merge is undone: what it moved goes back, what came since stays', async () => {
  const { world, fay, mina, fundId, merged, ids } = await givenTwice()
  const { mergeId } = made(await mergeDonors(world, fay, ids))
  const since = await givenCheque({ world, mina, fundId }, { donor: { kind: 'known', donorId: ids.keptId } })

  const outcome = await undoMerge(world, fay, { mergeId })
  const twice = await undoMerge(world, fay, { mergeId })

  expect(outcome).toEqual({ ok: true, value: { mergedId: ids.mergedId } })
  expect(twice).toEqual({ ok: false, refused: 'undone-already' })
  expect([await donorOf(merged.giftId), await donorOf(since.giftId)]).toEqual([ids.mergedId, ids.keptId])
  expect(await readDonorRow(world, ids.mergedId)).toMatchObject({ mergedInto: null, email: 'm.somerville@example.org' })
})

test('the kept donor takes the address and the account it lacks, and gives them back', async () => {
  const { world, fay, ada, ids } = await givenTwice()
  await world.db.update(donors).set({ email: null }).where(eq(donors.id, ids.keptId))
  await givenJoined(world, ids.mergedId, ada.id)

  const { mergeId } = made(await mergeDonors(world, fay, ids))
  const during = await readDonorRow(world, ids.keptId)
  const { gifts: own } = await readOwnGifts(world.db, ada, { size: 20 })
  made(await undoMerge(world, fay, { mergeId }))

  expect(during).toMatchObject({ email: 'm.somerville@example.org', personId: ada.id })
  expect(own).toHaveLength(2)
  expect(await readDonorRow(world, ids.keptId)).toMatchObject({ email: null, personId: null })
  expect(await readDonorRow(world, ids.mergedId)).toMatchObject({ email: 'm.somerville@example.org' })
})

test('the erased are never joined to a name again, and are gone from a donor they were made one with', async () => {
  const { world, fay, ada, ids } = await givenTwice()
  await givenJoined(world, ids.keptId, ada.id)
  const { mergeId } = made(await mergeDonors(world, fay, ids))
  made(await erasePerson(world, ada, { typedEmail: ada.email }))
  const fresh = await givenDonor(world, { name: 'Mary Somerville' })

  const again = await mergeDonors(world, fay, { keptId: ids.keptId, mergedId: fresh })
  const undone = await undoMerge(world, fay, { mergeId })

  expect([again, undone]).toEqual([
    { ok: false, refused: 'erased' },
    { ok: false, refused: 'erased' },
  ])
  expect(await readDonorRow(world, ids.mergedId)).toMatchObject({ email: null, name: expect.stringContaining('Giver') })
})

test('a chain is parted from its end', async () => {
  const { world, fay, ids, merged } = await givenTwice()
  const third = await givenDonor(world, { name: 'Mary S.' })
  const first = made(await mergeDonors(world, fay, ids))
  const second = made(await mergeDonors(world, fay, { keptId: third, mergedId: ids.keptId }))

  const tooEarly = await undoMerge(world, fay, { mergeId: first.mergeId })
  const throughBoth = (await readDonor(world.db, fay, ids.mergedId))?.mergedInto
  made(await undoMerge(world, fay, { mergeId: second.mergeId }))
  made(await undoMerge(world, fay, { mergeId: first.mergeId }))

  expect(tooEarly).toEqual({ ok: false, refused: 'merged-since' })
  expect(throughBoth).toBe(third)
  expect(await donorOf(merged.giftId)).toBe(ids.mergedId)
})

test('statements of both stay as issued; the next one adds up what is one now', async () => {
  const { world, fay, ada, grace, ids } = await givenTwice()
  await givenJoined(world, ids.keptId, ada.id)
  await givenJoined(world, ids.mergedId, grace.id)
  const own = { year: 2025, donorId: null }
  await makeOwnStatement(world, ada, own)
  await makeOwnStatement(world, grace, own)
  await world.db.update(donors).set({ personId: null }).where(eq(donors.id, ids.mergedId))

  const { mergeId } = made(await mergeDonors(world, fay, ids))
  const whole = await makeOwnStatement(world, ada, own)
  const [, graces] = await world.db.select({ id: yearStatements.id }).from(yearStatements).orderBy(yearStatements.id)
  const old = graces && (await readStatement(world.db, graces.id))
  made(await undoMerge(world, fay, { mergeId }))

  expect(whole).toMatchObject({ snapshot: { total: '70000' } })
  expect(old?.standing).toBe('outdated')
  expect(graces && (await readStatement(world.db, graces.id))?.standing).toBe('current')
})

test('hours confirmed while two donors were one go back with the promise they were delivered of', async () => {
  const { world, fay, ravi, ids } = await givenTwice()
  const hoursId = await givenHours(world, fay, { donor: { kind: 'known', donorId: ids.mergedId } })
  const { mergeId } = made(await mergeDonors(world, fay, ids))
  const deliveryId = await givenDelivery(world, fay, { hoursId, hours: 100 })
  const { lotId } = made(await confirmDelivery(world, ravi, { deliveryId, seconds: gpuHours(100), reason: '' }))

  made(await undoMerge(world, fay, { mergeId }))

  const [lot] = await world.db.select().from(supplyLots).where(eq(supplyLots.id, lotId))
  expect([(await readHoursRow(world, hoursId)).donorId, lot?.donorId]).toEqual([ids.mergedId, ids.mergedId])
})

import { expect, test } from 'vitest'
import { acceptHours } from '#app/domain/giving/in-kind/accept-hours.server.ts'
import { offerHours } from '#app/domain/giving/in-kind/offer-hours.server.ts'
import { readOwnHours, readOwnHoursPledge } from '#app/domain/giving/in-kind/read-hours.server.ts'
import { readHoursWaiting } from '#app/domain/giving/in-kind/read-hours-waiting.server.ts'
import { gpuHours } from '#app/units/gpu-time.ts'
import type { Month } from '#app/units/time.ts'
import { hoursPledges } from '#db/schema/in-kind.ts'
import { cast } from '#test/support/cast.ts'
import { givenGpuClasses } from '#test/support/given/grants.ts'
import { kindsOfLetters } from '#test/support/given/plan-life.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()

async function given() {
  const { world } = held
  const people = await cast(world)
  await givenGpuClasses(world)
  const offer = {
    hoursId: world.ids.next('hpl'),
    company: 'Lovelace Compute',
    gpuClass: 'h100',
    promised: gpuHours(500),
    firstMonth: '2026-03' as Month,
    lastMonth: '2026-05' as Month,
    visibility: 'named' as const,
    words: 'By SSH',
  }
  return { world, offer, ...people }
}

test('a company offers hours once; staff accept them once, and it is written to both times', async () => {
  const { world, offer, ada, fay, ravi, grace } = await given()

  await Promise.all([offerHours(world, ada, offer), offerHours(world, ada, offer)])
  const waits = await readHoursWaiting(world.db, fay)
  const { hoursId } = offer
  expect(await acceptHours(world, ravi, { hoursId })).toEqual({ ok: false, refused: 'not-allowed' })
  const both = await Promise.all([acceptHours(world, fay, { hoursId }), acceptHours(world, fay, { hoursId })])

  expect(waits).toMatchObject([{ act: 'accept-hours', title: 'Lovelace Compute', detail: '500 GPU-h (H100)' }])
  expect(both.map(({ ok }) => ok).sort()).toEqual([false, true])
  expect(await world.db.select().from(hoursPledges)).toMatchObject([{ state: 'active', acceptedBy: fay.id }])
  expect(await readOwnHours(world.db, ada)).toMatchObject([{ id: hoursId, giver: { name: 'Lovelace Compute' } }])
  expect(await readOwnHoursPledge(world.db, grace, hoursId), 'another’s does not exist').toBeNull()
  expect(await kindsOfLetters(world)).toEqual(['hours-offered', 'hours-pledged'])
})

test('an offer that makes no sense is refused, each for its reason', async () => {
  const { world, offer, ada } = await given()
  const wrongs = [
    [{ promised: gpuHours(0) }, 'no-hours'],
    [{ firstMonth: '2026-06' as Month }, 'ends-before-it-begins'],
    [{ firstMonth: '2026-01' as Month, lastMonth: '2026-02' as Month }, 'window-past'],
    [{ gpuClass: 'x9' }, 'no-such-class'],
    [{ company: ' ' }, 'no-words'],
    [{ words: '' }, 'no-words'],
  ] as const

  for (const [words, refused] of wrongs)
    expect(await offerHours(world, ada, { ...offer, ...words })).toEqual({ ok: false, refused })
  expect(await world.db.select().from(hoursPledges)).toEqual([])
})

test('an offer sent again with other words, or by somebody else, is refused', async () => {
  const { world, offer, ada, grace } = await given()
  await offerHours(world, ada, offer)
  const refused = { ok: false, refused: 'other-words' }

  expect(await offerHours(world, ada, { ...offer, promised: gpuHours(600) })).toEqual(refused)
  expect(await offerHours(world, ada, { ...offer, words: 'By post' })).toEqual(refused)
  expect(await offerHours(world, grace, offer)).toEqual(refused)
  expect((await offerHours(world, ada, offer)).ok).toBe(true)
  expect(await world.db.select().from(hoursPledges)).toMatchObject([{ promised: gpuHours(500), agreement: 'By SSH' }])
})

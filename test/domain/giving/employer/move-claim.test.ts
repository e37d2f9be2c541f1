import { expect, test } from 'vitest'
import { moveClaim } from '#app/domain/giving/employer/move-claim.server.ts'
import { noteEmployer } from '#app/domain/giving/employer/note-employer.server.ts'
import { readClaim } from '#app/domain/giving/employer/read-claims.server.ts'
import { actorOf } from '#app/domain/people/person.ts'
import type { Day } from '#app/units/time.ts'
import { givenClaim, givenTwoGifts } from '#test/support/given/employer.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()
const on = '2026-03-02' as Day

async function given(visibility: 'unlisted' | 'anonymous' = 'unlisted') {
  const gifts = await givenTwoGifts(held.world, visibility)
  return { ...gifts, claimId: await givenClaim(held.world, gifts) }
}

test('an employer is asked on a day, says no with a reason, and can be asked again', async () => {
  const { world, fay, ada, giftId, claimId } = await given()
  const move = (to: 'claimed' | 'refused' | 'noted', reason: string | null = null) =>
    moveClaim(world, fay, { claimId, to, on, reason })

  const both = await Promise.all([move('claimed'), move('claimed')])
  expect(both.map(({ ok }) => ok).sort()).toEqual([false, true])
  expect(await readClaim(world.db, fay, claimId)).toMatchObject({ state: 'claimed', claimedOn: on, endedOn: null })
  const viewer = { person: ada, intentId: null }
  expect(await noteEmployer(world, actorOf(ada), { giftId, viewer, employer: 'Another' })).toMatchObject({
    refused: 'asked-already',
  })
  expect(await move('refused')).toEqual({ ok: false, refused: 'no-reason' })
  await move('refused', 'Only gifts to schools.')
  expect(await readClaim(world.db, fay, claimId)).toMatchObject({ state: 'refused', endedOn: on, claimedOn: on })
  await move('noted')

  expect(await readClaim(world.db, fay, claimId)).toMatchObject({ state: 'noted', reason: null, endedOn: null })
})

test('only staff move it, on a day that has come, and of an anonymous giver only finance', async () => {
  const { world, fay, mina, otto, claimId } = await given('anonymous')
  const ask = { claimId, to: 'claimed', on, reason: null } as const

  expect(await moveClaim(world, otto, ask)).toEqual({ ok: false, refused: 'not-staff' })
  expect(await moveClaim(world, fay, ask)).toEqual({ ok: false, refused: 'no-such-claim' })
  expect(await moveClaim(world, mina, { ...ask, on: '2026-03-04' as Day })).toEqual({ ok: false, refused: 'day-ahead' })
  expect(await moveClaim(world, mina, ask)).toMatchObject({ ok: true })
})

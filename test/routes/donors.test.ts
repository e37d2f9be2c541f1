import { beforeEach, expect, test } from 'vitest'
import { mergeDonors } from '#app/domain/giving/donors/merge-donors.server.ts'
import { loader as record } from '#app/routes/admin.donors.$donorId/route.tsx'
import { loader as compare, action as merge } from '#app/routes/admin.donors.$donorId_.merge/route.tsx'
import { action as part } from '#app/routes/admin.donors.$donorId_.part/route.tsx'
import { action as credit } from '#app/routes/admin.gifts.$giftId_.credit/route.tsx'
import { replaceWorld } from '#app/world.server.ts'
import { givenDonor } from '#test/support/given/donors.ts'
import { givenCheque, givenGivers } from '#test/support/given/own.ts'
import { made } from '#test/support/given/people.ts'
import { get, post } from '#test/support/http.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()
beforeEach(() => replaceWorld(held.world))

test('the page of a merged donor leads to the one it became, until they are parted', async () => {
  const { world, fay } = await givenGivers(held.world)
  const [keptId, mergedId] = [await givenDonor(world, { name: 'Carl' }), await givenDonor(world, { name: 'Carl' })]
  const { mergeId } = made(await mergeDonors(world, fay, { keptId, mergedId }))

  const led = await get(world, record, { as: fay, params: { donorId: mergedId } })
  const parted = await post(world, part, { merge: mergeId }, { as: fay, params: { donorId: keptId } })
  const own = await get(world, record, { as: fay, params: { donorId: mergedId } })

  expect(led).toMatchObject({ status: 302, location: `/admin/donors/${keptId}` })
  expect(parted.location).toBe(`/admin/donors/${mergedId}`)
  expect(own.status).toBe(200)
})

test('two donors are compared by address or id, and a refusal says why', async () => {
  const { world, fay } = await givenGivers(held.world)
  const donorId = await givenDonor(world, { name: 'Carl' })
  const company = await givenDonor(world, { name: 'Carl Ltd', kind: 'organisation', email: 'carl@example.org' })
  const asked = { as: fay, params: { donorId }, path: '/?with=Carl@Example.org' }

  const compared = await get(world, compare, asked)
  const refused = await post(world, merge, { merged: company }, asked)
  const nobody = await get(world, compare, { ...asked, path: '/?with=nobody' })

  expect(compared.body).toMatchObject({ two: { obstacle: 'other-kind', merged: { id: company } } })
  expect(refused.status).toBe(409)
  expect(JSON.stringify(refused.body)).toContain('Add the person to it')
  expect(nobody.body).toMatchObject({ two: null })
})

test('a gift is credited by the address of a donor; nobody by that address is said at the field', async () => {
  const given = await givenGivers(held.world)
  const { giftId } = await givenCheque(given)
  await givenDonor(given.world, { name: 'Mary', email: 'mary@example.org' })
  const asked = { as: given.fay, params: { giftId } }
  const form = { donor: 'mary@example.org', kind: 'adviser', amount: '10.50' }

  const credited = await post(given.world, credit, form, asked)
  const unknown = await post(given.world, credit, { ...form, donor: 'who@example.org' }, asked)

  expect(credited.location).toBe(`/admin/gifts/${giftId}`)
  expect(unknown.body).toMatchObject({ form: { fieldErrors: { donor: [expect.stringContaining('No donor')] } } })
})

import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { claimDonors } from '#app/domain/giving/claim-donors.server.ts'
import { nameFromEmail } from '#app/domain/people/email.ts'
import { donors } from '#db/schema/giving.ts'
import { people } from '#db/schema/people.ts'
import { cast } from '#test/support/cast.ts'
import { givenFund, givenGift, useTill } from '#test/support/given/giving.ts'
import { useWorld } from '#test/support/world.ts'

const till = useTill()
const held = useWorld({ payments: till.payments })

async function given() {
  const people = await cast(held.world)
  await givenGift(held.world, { fundId: await givenFund(held.world), giverEmail: 'Ada@Demo.test' })
  return people
}

const joined = async () => (await held.world.db.select().from(donors)).map((donor) => donor.personId)

test('who signs in finds what she gave before she had an account, however she wrote her address', async () => {
  const { ada } = await given()

  const first = await claimDonors(held.world, ada)
  const second = await claimDonors(held.world, ada)

  expect([first, second]).toEqual([{ claimed: 1 }, { claimed: 0 }])
  expect(await joined()).toEqual([ada.id])
})

test('at once it is claimed once', async () => {
  const { ada } = await given()

  const claims = await Promise.all([claimDonors(held.world, ada), claimDonors(held.world, ada)])

  expect(claims.map(({ claimed }) => claimed).sort()).toEqual([0, 1])
})

test('nobody claims what was given under another address, nor a donor who has a person', async () => {
  const { ada, grace } = await given()

  const strange = await claimDonors(held.world, grace)
  await held.world.db.update(donors).set({ personId: grace.id })
  const taken = await claimDonors(held.world, ada)

  expect([strange, taken]).toEqual([{ claimed: 0 }, { claimed: 0 }])
  expect(await joined()).toEqual([grace.id])
})

test('whose name was only guessed from her address takes that of her gifts; one she has herself stays', async () => {
  const { ada } = await given()
  const named = async () => (await held.world.db.select().from(people).where(eq(people.id, ada.id)))[0]?.name
  const guessed = { ...ada, name: nameFromEmail(ada.email) }

  await claimDonors(held.world, ada)
  expect(await named()).toBe(ada.name)
  await held.world.db.update(donors).set({ personId: null })
  await claimDonors(held.world, guessed)

  const [donor] = await held.world.db.select().from(donors)
  expect(donor?.name).not.toBe(guessed.name)
  expect(await named()).toBe(donor?.name)
})

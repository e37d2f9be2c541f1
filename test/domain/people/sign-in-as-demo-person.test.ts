import { expect, test } from 'vitest'
import { readDemoPeople } from '#app/domain/people/read-demo-people.server.ts'
import { signInAsDemoPerson } from '#app/domain/people/sign-in-as-demo-person.server.ts'
import { cast } from '#test/support/cast.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()

test('one click lets in as each demo person, while the portal is a demonstration', async () => {
  const { ada } = await cast(held.world)
  const real = { ...held.world, lab: { ...held.world.lab, isDemo: false } }

  expect(await readDemoPeople(held.world)).toHaveLength(8)
  expect(await signInAsDemoPerson(held.world, ada.email)).toMatchObject({ value: { id: ada.id } })
  expect(await signInAsDemoPerson(held.world, 'nobody@demo.test')).toMatchObject({ refused: 'no-such-person' })
  expect(await readDemoPeople(real)).toEqual([])
  expect(await signInAsDemoPerson(real, ada.email)).toMatchObject({ refused: 'not-a-demo' })
})

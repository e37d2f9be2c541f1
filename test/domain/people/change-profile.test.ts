import { expect, test } from 'vitest'
import { changeProfile } from '#app/domain/people/change-profile.server.ts'
import { readPerson } from '#app/domain/people/read-person.server.ts'
import { cast } from '#test/support/cast.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()

test.each(['O', "Zoë O'Neill-Müller", '李雷', 'مريم', '🦊 Fox', 'x'.repeat(200)])(
  'a person may be called %s',
  async (name) => {
    const { ada } = await cast(held.world)

    expect(await changeProfile(held.world, ada, { name: `  ${name} `, timeZone: 'Asia/Tokyo' })).toMatchObject({
      ok: true,
    })

    expect((await readPerson(held.world, ada, ada.id))?.person).toMatchObject({ name, timeZone: 'Asia/Tokyo' })
  },
)

test('no name, an endless name and a zone nobody keeps are refused', async () => {
  const { ada } = await cast(held.world)
  const change = (name: string, timeZone = 'UTC') => changeProfile(held.world, ada, { name, timeZone })

  expect(await change('   ')).toMatchObject({ refused: 'no-name' })
  expect(await change('x'.repeat(201))).toMatchObject({ refused: 'name-too-long' })
  expect(await change('Ada', 'Mars/Olympus')).toMatchObject({ refused: 'no-such-zone' })
})

import { beforeEach, expect, test } from 'vitest'
import { loader as csv } from '#app/routes/admin.gifts[.csv]/route.tsx'
import { replaceWorld } from '#app/world.server.ts'
import { givenCheque, givenGivers } from '#test/support/given/own.ts'
import { cookieOf } from '#test/support/http.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()
beforeEach(() => replaceWorld(held.world))

test('a day that cannot be read is refused in a sentence, never answered with every gift', async () => {
  const given = await givenGivers(held.world)
  const { giftId } = await givenCheque(given)
  const cookie = await cookieOf(held.world, given.mina, true)
  const fetched = async (query: string) => {
    const request = new Request(`${held.world.lab.origin}/admin/gifts.csv?${query}`, { headers: { cookie } })
    const answer = await csv({ request, params: {}, context: {} } as never)
    return { status: answer.status, text: await answer.text() }
  }

  const typo = await fetched('from=2025-13-45')
  const day = await fetched('from=2025-12-01')

  expect(typo.status).toBe(400)
  expect(typo.text).toBe('“from” of this address: This is not a day. It looks like 2026-03-31.\n')
  expect(day.status).toBe(200)
  expect(day.text).toContain(giftId)
})

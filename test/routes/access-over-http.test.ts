import { expect, test } from 'vitest'
import { disablePerson } from '#app/domain/people/disable-person.server.ts'
import { actorOf } from '#app/domain/people/person.ts'
import { isRole, policyTable } from '#app/policy-table.ts'
import { cast } from '#test/support/cast.ts'
import { cookieOf } from '#test/support/http.ts'
import { type Heard, usePortal } from '#test/support/portal.ts'
import { addressOf, manifest, type Place, places } from '#test/support/routes.ts'
import { useWorld } from '#test/support/world.ts'

/** The ways Remix itself can be asked past a page: single fetch, some routes of it only, the old `_data`, other methods. */

const held = useWorld()
const portal = usePortal(held)
const patient = 240_000

const rowOf = (route: string) => policyTable.find((row) => row.route === route)
const guarded = places.filter(
  ({ route }) => !rowOf(route)?.who.some((who) => who === 'anyone' || who === 'machine' || who === 'demo'),
)
const forStaff = guarded.filter(({ route }) => rowOf(route)?.who.every(isRole))

/** Every way in, and how it ended. */
async function knockAtAll({ route, pattern }: Place, cookie?: string): Promise<[string, Heard][]> {
  const address = addressOf(pattern, () => 'nothing')
  const id = Object.keys(manifest).find((one) => one.split('/')[1] === route) ?? ''
  const body = new URLSearchParams({ some: 'thing' })
  const ways = [
    ['GET', address],
    ['GET', `${address}.data`],
    ['GET', `${address}.data?_routes=${encodeURIComponent(id)}`],
    ['GET', `${address}?_data=${encodeURIComponent(id)}`],
    ['HEAD', address],
    ['POST', address],
    ['POST', `${address}.data`],
    ['POST', `${address}?index`],
    ['PUT', address],
    ['DELETE', `${address}.data`],
  ] as const
  return Promise.all(
    ways.map(async ([method, to]) => {
      const sent = { method, ...(cookie && { cookie }), ...(method === 'POST' && { body }) }
      return [`${method} ${to}`, await portal.knock(to, sent)] as [string, Heard]
    }),
  )
}

/** Sent to sign in, nothing there, or no such method; never an answer with something in it. */
function isShut({ status, text }: Heard): boolean {
  if (status === 202) return text.includes('/sign-in')
  // A door without a loader answers single fetch with no route of its own, and so with nothing.
  return (status >= 300 && status < 500) || (status === 200 && !text.includes('"data"') && !text.includes('<html'))
}

test('whoever may come in does, so that the other tests can fail', async () => {
  const { rosa } = await cast(held.world)
  const cookie = await cookieOf(held.world, rosa)

  const ways = await knockAtAll({ route: 'admin.people._index', pattern: '/admin/people' }, cookie)

  expect(ways.filter(([, heard]) => !isShut(heard)).map(([way]) => way.split('?_routes')[0])).toEqual([
    'GET /admin/people',
    'GET /admin/people.data',
    'GET /admin/people.data',
  ])
})

test('nobody comes in by any way', { timeout: patient }, async () => {
  await cast(held.world)

  for (const place of guarded) {
    const open = (await knockAtAll(place)).filter(([, heard]) => !isShut(heard))
    expect(open, place.pattern).toEqual([])
  }
})

test('a stranger to the staff comes in by no way', { timeout: patient }, async () => {
  const { ada } = await cast(held.world)
  const cookie = await cookieOf(held.world, ada)

  for (const place of forStaff) {
    const open = (await knockAtAll(place, cookie)).filter(([, heard]) => !isShut(heard))
    expect(open, place.pattern).toEqual([])
  }
})

test('somebody disabled comes in by no way', { timeout: patient }, async () => {
  const { mina, rosa } = await cast(held.world)
  const cookie = await cookieOf(held.world, mina)
  await disablePerson(held.world, actorOf(rosa), mina.id)

  for (const place of guarded) {
    const open = (await knockAtAll(place, cookie)).filter(([, heard]) => !isShut(heard))
    expect(open, place.pattern).toEqual([])
  }
})

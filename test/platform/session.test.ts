import { beforeEach, expect, test } from 'vitest'
import { disablePerson } from '#app/domain/people/disable-person.server.ts'
import { actorOf, type Person } from '#app/domain/people/person.ts'
import { endSession, isSecureOrigin, readSession, startSession } from '#app/platform/session.server.ts'
import { loader as account } from '#app/routes/account/route.tsx'
import { loader as adminArea } from '#app/routes/admin/route.tsx'
import { replaceWorld } from '#app/world.server.ts'
import { sessions } from '#db/schema/people.ts'
import { cast } from '#test/support/cast.ts'
import { givenPasskey } from '#test/support/given/passkeys.ts'
import { givenAuthenticator } from '#test/support/given/people.ts'
import { cookieOf, get } from '#test/support/http.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()
beforeEach(() => replaceWorld(held.world))
const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

const requestWith = (cookie: string) => new Request('http://localhost:3000/', { headers: { cookie } })
const isIn = async (cookie: string) => (await readSession(held.world, requestWith(cookie))) !== null

test('the cookie has every flag, and the table alone opens nothing', async () => {
  const { ada } = await cast(held.world)

  const cookie = await startSession(held.world, ada, { addressPrefix: '10.0.0.0/24', browser: 'A test' })

  expect(cookie).toMatch(/^__Host-atom_session=[\w-]{43};/)
  for (const flag of ['HttpOnly', 'Secure', 'SameSite=Lax', 'Path=/']) expect(cookie).toContain(flag)
  const [row] = await held.world.db.select().from(sessions)
  expect(await isIn(`__Host-atom_session=${row?.id}`)).toBe(false)
  expect([isSecureOrigin('https://x.org'), isSecureOrigin('http://127.0.0.1:3000')]).toEqual([true, false])
})

const lives = [
  ['ada', 14 * day, 90 * day],
  ['kofi', 24 * hour, 14 * day],
  ['mina', 60 * minute, 12 * hour],
] as const

test.each(lives)(
  'a session of %s ends when idle and at its absolute end, to the minute',
  async (who, idle, absolute) => {
    const person: Person = (await cast(held.world))[who]
    const unused = await cookieOf(held.world, person)
    const used = await cookieOf(held.world, person)

    held.world.clock.advance(idle - minute)
    expect(await isIn(used)).toBe(true)
    held.world.clock.advance(minute)
    expect(await isIn(unused)).toBe(false)

    for (let age = idle; age < absolute - idle / 2; age += idle / 2) {
      expect(await isIn(used), `after ${age / hour} h`).toBe(true)
      held.world.clock.advance(idle / 2)
    }
    held.world.clock.advance(idle / 2 + minute)
    expect(await isIn(used)).toBe(false)
  },
)

test('a session that was ended, or whose person is disabled, is refused', async () => {
  const { ada, grace, rosa } = await cast(held.world)
  const adas = await cookieOf(held.world, ada)
  const graces = await cookieOf(held.world, grace)

  expect(await endSession(held.world, requestWith(adas))).toContain('Max-Age=0')
  await disablePerson(held.world, actorOf(rosa), grace.id)

  expect(await isIn(adas)).toBe(false)
  expect(await isIn(graces)).toBe(false)
})

test('staff who are no demo people meet the second step on every staff page', async () => {
  const { june, ravi } = await cast(held.world)
  await givenAuthenticator(held.world, june)
  replaceWorld({ ...held.world, lab: { ...held.world.lab, isDemo: false } })

  const asked = await get(held.world, adminArea, { as: june, path: '/admin' })
  const setUp = await get(held.world, adminArea, { as: ravi, path: '/admin' })
  const passed = await get(held.world, adminArea, { as: june, path: '/admin', hasSecondStep: true })

  expect(asked.location).toBe('/sign-in/second-step?to=%2Fadmin')
  expect(setUp.location).toBe('/account/second-step')
  expect(passed.status).toBe(200)
  expect((await get(held.world, account, { as: ravi, path: '/account' })).status).toBe(200)
})

test('staff whose only second step is a passkey are asked for it, and for nothing else', async () => {
  const { june } = await cast(held.world)
  await givenPasskey(held.world, june)
  replaceWorld({ ...held.world, lab: { ...held.world.lab, isDemo: false } })

  const asked = await get(held.world, adminArea, { as: june, path: '/admin' })
  const passed = await get(held.world, adminArea, { as: june, path: '/admin', hasSecondStep: true })

  expect(asked.location).toBe('/sign-in/second-step?to=%2Fadmin')
  expect(passed.status).toBe(200)
})

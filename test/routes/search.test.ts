import { beforeEach, expect, test } from 'vitest'
import { loader as keys, action as switchKeys } from '#app/routes/account.shortcuts/route.tsx'
import { loader as search } from '#app/routes/admin.search/route.tsx'
import { replaceWorld } from '#app/world.server.ts'
import { type Cast, cast } from '#test/support/cast.ts'
import { cookieOf, get, post } from '#test/support/http.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()
let people: Cast

beforeEach(async () => {
  replaceWorld(held.world)
  people = await cast(held.world)
})

test('the search page finds what the reader may open, and says when too little is typed', async () => {
  const ask = (path: string) => get(held.world, search, { as: people.otto, path })

  expect((await ask('/admin/search')).body).toMatchObject({ q: '', groups: [] })
  expect((await ask('/admin/search?q=a')).body).toMatchObject({ groups: null })
  expect((await ask('/admin/search?q=ada')).body).toMatchObject({
    q: 'ada',
    groups: [{ kind: 'person', hasMore: false, found: [{ title: 'Ada Lovelace' }] }],
  })
})

test('anyone, the auditor too, switches the letter keys off and on for a browser', async () => {
  const off = await post(held.world, switchKeys, { keys: 'off' }, { as: people.otto, path: '/account/shortcuts' })
  const kept = off.headers.getSetCookie().find((cookie) => cookie.includes('atom_keys=')) ?? ''

  expect(off).toMatchObject({ status: 303, location: '/account/shortcuts' })
  expect(kept).toMatch(/atom_keys=off; .*HttpOnly/)
  const cookie = `${await cookieOf(held.world, people.otto)}; ${kept.split(';')[0]}`
  expect((await get(held.world, keys, { headers: { cookie } })).body).toEqual({ isOn: false })
  expect((await get(held.world, keys, { as: people.otto })).body).toEqual({ isOn: true })
})

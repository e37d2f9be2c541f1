import { eq } from 'drizzle-orm'
import { strFromU8, unzipSync } from 'fflate'
import { beforeEach, expect, test } from 'vitest'
import { readTopics } from '#app/domain/giving/own/read-topics.server.ts'
import { remind } from '#app/domain/giving/pledges/remind.server.ts'
import { deliverLetter } from '#app/jobs/deliver-letter.server.ts'
import { action as stop, loader as stopPage } from '#app/routes/_public.letters.$letterId.stop/route.tsx'
import { action as erase } from '#app/routes/backer.settings.erase/route.tsx'
import { loader as everything } from '#app/routes/backer.settings.everything[.]zip/route.ts'
import { loader as ownStatement } from '#app/routes/backer.statements.$year[.pdf]/route.ts'
import type { Day } from '#app/units/time.ts'
import { replaceWorld } from '#app/world.server.ts'
import { letters } from '#db/schema/activity.ts'
import { cast } from '#test/support/cast.ts'
import { givenFund } from '#test/support/given/giving.ts'
import { givenCheque, givenGivers } from '#test/support/given/own.ts'
import { givenPledge } from '#test/support/given/pledges.ts'
import { cookieOf, get, post } from '#test/support/http.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()
beforeEach(() => replaceWorld(held.world))

test('a reminder carries the head a mail program stops it with; looking stops nothing, the one click does', async () => {
  const { world } = held
  const { mina, ada } = await cast(world)
  const schedule = { rhythm: 'yearly', count: 2, firstOn: '2026-03-31' as Day } as const
  await givenPledge(world, { fundId: await givenFund(world), by: mina, schedule, giverEmail: ada.email })
  world.clock.set('2026-03-17T17:00:00Z')
  await remind(world)
  const [letter] = await world.db.select().from(letters).where(eq(letters.kind, 'instalment-due'))
  const letterId = letter?.id ?? 'ltr_none'
  await deliverLetter(world, { letterId })
  const { headers = {} } = world.mailbox[0] ?? {}
  const url = new URL(headers['List-Unsubscribe']?.slice(1, -1) ?? '')
  const asked = { params: { letterId }, path: `${url.pathname}${url.search}` }

  const looked = await get(world, stopPage, asked)
  const before = await readTopics(world.db, ada)
  const clicked = await post(world, stop, { 'List-Unsubscribe': 'One-Click' }, asked)

  expect(headers['List-Unsubscribe-Post']).toBe('List-Unsubscribe=One-Click')
  expect([looked.status, clicked.status]).toEqual([200, 200])
  expect(before).toEqual(['reminders', 'news'])
  expect(await readTopics(world.db, ada)).toEqual(['news'])
  expect(await post(world, stop, {}, { ...asked, path: url.pathname })).toMatchObject({ status: 404 })
})

test('a receipt carries no head to stop it with', async () => {
  const given = await givenGivers(held.world)
  await givenCheque(given)
  const [letter] = await held.world.db.select().from(letters)

  await deliverLetter(held.world, { letterId: letter?.id ?? 'ltr_none' })

  expect(Object.keys(held.world.mailbox[0]?.headers ?? {})).not.toContain('List-Unsubscribe')
})

test('a giver draws the statement of a year as a PDF; a year without receipts is not there', async () => {
  const given = await givenGivers(held.world)
  await givenCheque(given)

  const drawn = await get(held.world, ownStatement, { as: given.ada, params: { year: '2025' } })
  const none = await get(held.world, ownStatement, { as: given.ada, params: { year: '2024' } })
  const other = await get(held.world, ownStatement, { as: given.grace, params: { year: '2025' } })

  expect(drawn.headers.get('content-type')).toBe('application/pdf')
  expect([none.status, other.status]).toEqual([404, 404])
})

test('everything known about a giver comes as one file of it all and a table of each kind', async () => {
  const given = await givenGivers(held.world)
  await givenCheque(given, { note: '=HYPERLINK("https://bad.example")' })
  const headers = { cookie: await cookieOf(held.world, given.ada) }
  const request = new Request('http://localhost:3000/backer/settings/everything.zip', { headers })

  const answer = await everything({ request, params: {}, context: {} } as never)

  const files = unzipSync(new Uint8Array(await answer.arrayBuffer()))
  const whole = JSON.parse(strFromU8(files['everything.json'] ?? new Uint8Array())) as { gifts: object[] }
  expect(whole.gifts).toMatchObject([{ giver_email: 'ada@demo.test', gross: 50_000 }])
  expect(strFromU8(files['gifts.csv'] ?? new Uint8Array())).toContain('ada@demo.test')
  expect(strFromU8(files['gifts.csv'] ?? new Uint8Array())).not.toMatch(/(^|,)"?=HYPERLINK/)
})

test('who is erased is signed out with the same click', async () => {
  const given = await givenGivers(held.world)
  await givenCheque(given)
  const headers = { cookie: await cookieOf(held.world, given.ada) }

  const erased = await post(held.world, erase, { email: 'ada@demo.test' }, { headers })
  const later = await get(held.world, everything, { headers })

  expect(erased).toMatchObject({ location: '/' })
  expect(later.location).toContain('/sign-in')
})

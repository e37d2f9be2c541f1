import { expect, test } from 'vitest'
import { claimDonors } from '#app/domain/giving/claim-donors.server.ts'
import type { Person } from '#app/domain/people/person.ts'
import { givenCheque, givenGivers, givenJoined } from '#test/support/given/own.ts'
import { pngOf, secretWords } from '#test/support/given/wall.ts'
import { cookieOf } from '#test/support/http.ts'
import { usePortal } from '#test/support/portal.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()
const portal = usePortal(held)

/** What a browser sends of the form; say only what matters. */
function formOf(donorId: string, words: { name?: string; logo?: Uint8Array; link?: string } = {}): FormData {
  const form = new FormData()
  form.set('donor', donorId)
  form.set('name', words.name ?? 'Lovelace Institute')
  form.set('link', words.link ?? 'https://lovelace.example')
  const logo = words.logo ? [new Uint8Array(words.logo)] : []
  form.set('logo', new File(logo, words.logo ? '../../logo.exe' : '', { type: 'application/octet-stream' }))
  return form
}

async function given() {
  const { world } = held
  const givers = await givenGivers(world)
  const { donorId } = await givenCheque(givers, { visibility: 'unlisted' })
  await givenJoined(world, donorId, givers.ada.id)
  await claimDonors(world, givers.ada)
  const as = async (person: Person) => ({ cookie: await cookieOf(world, person, true) })
  const ask = async (person: Person, form: FormData) =>
    portal.knock('/backer/wall?index', { method: 'POST', body: form, ...(await as(person)) })
  return { donorId, as, ask, ...givers }
}

test('a backer sends a name, a link and a logo; staff show it; anyone gets the picture, as a picture, to be kept', async () => {
  const { donorId, as, ask, ada, fay } = await given()

  const asked = await ask(ada, formOf(donorId, { logo: pngOf() }))
  expect(asked).toMatchObject({ status: 303, location: `/backer/wall?of=${donorId}` })
  const waiting = await portal.knock('/admin/backers/places', await as(fay))
  const [address = ''] = /\/admin\/backers\/places\/wpl_\w+/.exec(waiting.text) ?? []
  const page = await portal.knock(address, await as(fay))
  const [logo = ''] = /\/backers\/logos\/[0-9a-f]{64}\.png/.exec(page.text) ?? []
  expect((await portal.knock(logo)).status, 'nobody sees it before').toBe(404)

  const shown = await portal.knock(address, {
    method: 'POST',
    body: new URLSearchParams({ decision: 'show' }),
    ...(await as(fay)),
  })

  expect(shown.status).toBe(303)
  const wall = await portal.knock('/backers')
  expect(wall.text).toContain(logo)
  expect(wall.text).toMatch(/<a href="https:\/\/lovelace\.example\/" rel="nofollow noopener ugc">/)
  const picture = await portal.knock(logo)
  expect(picture.status).toBe(200)
  expect(picture.text).not.toContain(secretWords)
  const head = (name: string) => picture.headers.get(name)
  expect(head('content-type')).toBe('image/png')
  expect(head('x-content-type-options')).toBe('nosniff')
  expect(head('cross-origin-resource-policy')).toBe('same-origin')
  expect(head('cache-control')).toBe('public, max-age=31536000, immutable')
})

test('what is no picture comes back with a sentence and with what was typed', async () => {
  const { donorId, ask, ada } = await given()

  const svg = await ask(ada, formOf(donorId, { name: 'My name', logo: Buffer.from('<svg onload="alert(1)"/>') }))
  const large = await ask(ada, formOf(donorId, { logo: Buffer.alloc(600 * 1024, 1) }))
  const link = await ask(ada, formOf(donorId, { link: 'javascript:alert(1)' }))

  expect([svg.status, large.status, link.status]).toEqual([400, 400, 400])
  expect(svg.text).toContain('This is no PNG, JPEG or WebP')
  expect(svg.text).toContain('value="My name"')
  expect(large.text).toContain('larger than 512 KB')
  expect(link.text).toContain('Type an address such as https://example.org.')
})

test('nobody asks for the donor of another, or makes her leave', async () => {
  const { donorId, as, ask, ada, grace } = await given()
  await ask(ada, formOf(donorId))
  const leave = async (person: Person) =>
    portal.knock('/backer/wall/leave', {
      method: 'POST',
      body: new URLSearchParams({ donor: donorId }),
      ...(await as(person)),
    })

  expect((await ask(grace, formOf(donorId))).status).toBe(404)
  expect((await leave(grace)).status).toBe(404)
  expect((await leave(ada)).status).toBe(303)
})

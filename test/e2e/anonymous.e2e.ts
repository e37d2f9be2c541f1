import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { codeAt } from '#app/domain/people/authenticator.server.ts'
import { addressOf, places } from '#test/support/routes.ts'
import { openBrowser, press, pressOn, signIn, visit } from './support/browser.ts'
import { payBy } from './support/giving.ts'
import { openLetter, signInByLetter } from './support/letters.ts'
import { pageAt } from './support/pages.ts'
import type { Portal } from './support/portal.ts'
import { type Ask, contentsOf, scour } from './support/scour.ts'
import { startToldPortal } from './support/told-portal.ts'

let portal: Portal
let browser: Browser
/** Where finance finds her: whoever may not see her is sent to each of these. */
const whereFound: string[] = []

beforeAll(async () => {
  portal = await startToldPortal()
  browser = await openBrowser()
})

afterAll(async () => {
  await browser?.close()
  await portal?.stop()
})

const giver = { name: 'Quillaja Vantongeren', email: 'quillaja@vantongeren.example', note: 'Remember the heron' }
const secrets = [/quillaja/i, /vantongeren/i, /heron/i]

const namesHer = (text: string) => secrets.some((secret) => secret.test(text))

/** Everything as it is read with the cookies of a page. */
function readingAs(page: Page): Ask {
  return async (address) => {
    const answer = await page.request.get(address, { headers: { accept: 'text/html, */*' } })
    return answer.status() < 400 ? (await answer.body()).toString('latin1') : null
  }
}

/** The doors whose addresses need nothing, and those made of the ids that finance saw with her. */
function doors(): string[] {
  const ids = Object.assign({ year: String(new Date().getUTCFullYear()) }, ...whereFound.map((at) => pageAt(at).ids))
  return places
    .filter(({ route }) => !route.startsWith('dev.mail'))
    .flatMap(({ pattern }) => {
      const names = [...pattern.matchAll(/:(\w+)(\??)/g)]
      const isKnown = names.every(([, name = '', optional]) => optional === '?' || ids[name] !== undefined)
      const address = addressOf(pattern, (name) => ids[name] ?? '').replace(/\/$/, '')
      return isKnown ? [address === '' ? '/' : address] : []
    })
}

/** Where she is named to whoever reads: by the links from these addresses, and at every door that could know of her. */
async function find(page: Page, from: readonly string[], mostOfAKind = 1): Promise<{ found: string[]; read: number }> {
  const ask = readingAs(page)
  const read = await scour(ask, { origin: portal.origin, from: [...from, ...doors()], mostOfAKind })
  for (const address of [...doors(), ...whereFound].flatMap((one) => [one, contentsOf(one)])) {
    if (!read.has(address)) read.set(address, (await ask(address)) ?? '')
  }
  return { found: [...read].filter(([, text]) => namesHer(text)).map(([address]) => address), read: read.size }
}

test('somebody gives and asks to stay anonymous', async () => {
  const { page, close } = await visit(browser, { origin: portal.origin, script: false })
  await page.goto('/give')
  await page.getByRole('radio', { name: /\$100\b/ }).check()
  await page.getByRole('textbox', { name: 'Your name', exact: true }).fill(giver.name)
  await page.getByLabel('E-mail address').fill(giver.email)
  await page.locator('summary').filter({ hasText: 'leave a note' }).click()
  await page.locator('[name=note]').fill(giver.note)
  await page.getByRole('radio', { name: 'Stay anonymous' }).check()
  await pressOn(page, 'Continue to payment')
  await payBy(page, '4242424242424242', giver.name)
  await page.waitForURL(/\/thanks\//)

  expect(await page.textContent('main')).toContain(giver.name)
  await openLetter(page, giver.email, /receipt/i)
  await close()
})

test('finance finds her', async () => {
  const { page, close } = await visit(browser, { origin: portal.origin })
  await signIn(page, 'Mina')

  const { found } = await find(page, ['/admin/donors?q=Quillaja', '/admin/gifts?q=Quillaja', '/admin'])
  whereFound.push(...found.filter((address) => !/\.data(\?|$)|[?&]q=/.test(address)))

  expect(found).toContainEqual(expect.stringMatching(/^\/admin\/gifts\/gft_\w+$/))
  expect(found).toContainEqual(expect.stringMatching(/^\/admin\/gifts\/gft_\w+\.data$/))
  expect(found).toContainEqual(expect.stringMatching(/^\/admin\/donors\/dnr_\w+$/))
  await close()
})

test('the auditor finds her', async () => {
  const { page, close } = await visit(browser, { origin: portal.origin })
  await signIn(page, 'Otto')

  const { found } = await find(page, ['/admin'])

  expect(found).toContainEqual(expect.stringMatching(/^\/admin\/gifts\/gft_\w+$/))
  await close()
})

test('nobody finds her in public: no page, no request for contents, no feed, no image, no machine door', async () => {
  const { page, close } = await visit(browser, { origin: portal.origin })
  const from = ['/', '/robots.txt', '/sitemap.xml', '/card.png', '/api/v1/openapi.json']

  const { found, read } = await find(page, from, 6)

  expect(found).toEqual([])
  expect(read).toBeGreaterThan(80)
  await close()
})

test.each([
  ['Ada', '/backer'],
  ['Grace', '/research'],
  ['Kofi', '/review'],
  ['June', '/admin'],
  ['Ravi', '/admin'],
  ['Rosa', '/admin'],
])('%s, who may not see her, finds her nowhere', async (name, area) => {
  const { page, close } = await visit(browser, { origin: portal.origin })
  await signIn(page, name)

  const { found, read } = await find(page, [area])

  expect(found).toEqual([])
  expect(read).toBeGreaterThan(30)
  await close()
})

test('a fundraiser, who looks after gifts, finds the gift and not its giver, by page or by token', async () => {
  const { page, close } = await visit(browser, { origin: portal.origin })
  await signInByLetter(page, 'fay@demo.test')
  await setUpAuthenticator(page)
  const gift = whereFound.find((address) => /^\/admin\/gifts\/gft_\w+$/.test(address)) ?? ''

  const { found } = await find(page, ['/admin'])

  expect(found).toEqual([])
  expect(await readingAs(page)(gift)).toMatch(/anonymous/i)
  const gifts = await readByToken('fay@demo.test')
  expect(gifts).toContain(gift.split('/').at(-1))
  expect(namesHer(gifts)).toBe(false)
  expect(namesHer(await readByToken('mina@demo.test'))).toBe(true)
  await close()
})

/** Staff are asked for a second step before anything else. */
async function setUpAuthenticator(page: Page): Promise<void> {
  await page.goto('/admin')
  const key =
    (await page
      .getByText(/Or type these letters/)
      .locator('code')
      .textContent()) ?? ''
  await page.getByLabel('Code', { exact: true }).fill(codeAt(key.replaceAll(' ', ''), new Date()))
  await press(page, 'Set up')
}

/** Every gift as a script reads it that holds somebody's token. */
async function readByToken(email: string): Promise<string> {
  const { output } = await portal.shell('token', '--email', email, '--scopes', 'gifts:read')
  const headers = { authorization: `Bearer ${/atom_\S+/.exec(output)?.[0]}` }
  let all = ''
  let next: string | null = '?limit=200'
  while (next !== null) {
    const answer: Response = await fetch(`${portal.origin}/api/v1/gifts${next}`, { headers })
    const text = await answer.text()
    expect(answer.status, text).toBe(200)
    all += text
    const { next_cursor: cursor } = JSON.parse(text) as { next_cursor: string | null }
    next = cursor && `?limit=200&cursor=${cursor}`
  }
  return all
}

test('no letter to anybody else names her', async () => {
  const folder = join(portal.directory, 'mail')
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json'))
  const letters = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')))

  const naming = letters.filter(namesHer).map((letter) => (JSON.parse(letter) as { to: string }).to)

  expect(new Set(naming)).toEqual(new Set([giver.email]))
})

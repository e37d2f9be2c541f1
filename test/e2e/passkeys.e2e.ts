import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBooks } from './support/books.ts'
import { expectAccessible, openBrowser, press, pressOn, signIn, visit } from './support/browser.ts'
import { signInByLetter } from './support/letters.ts'
import type { Portal } from './support/portal.ts'
import { startToldPortal } from './support/told-portal.ts'

let portal: Portal
let browser: Browser

beforeAll(async () => {
  portal = await startToldPortal()
  browser = await openBrowser()
})

afterAll(async () => {
  await browser?.close()
  await portal?.stop()
})

const pathOf = (page: Page) => new URL(page.url()).pathname

/** Plugs a security key into the browser of this page, one that somebody touches whenever it is asked. */
async function plugIn(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('WebAuthn.enable')
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: { protocol: 'ctap2', transport: 'usb', automaticPresenceSimulation: true },
  })
}

/** The form that gives a gift back, of the next gift that can be. */
async function openRefund(page: Page): Promise<string> {
  await page.goto('/admin/gifts?state=settled')
  const hrefs = await page
    .locator('main a')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''))
  for (const href of new Set(hrefs.filter((path) => /^\/admin\/gifts\/gft_\w+$/.test(path)))) {
    await page.goto(`${href}/refund`)
    if ((await page.getByRole('button', { name: 'Refund' }).count()) > 0) return href
  }
  throw new Error('no gift can be given back')
}

async function refundOneDollar(page: Page): Promise<void> {
  await page.getByRole('textbox', { name: /^Amount/ }).fill('1')
  await page.getByRole('textbox', { name: 'Reason' }).fill('Asked for by telephone')
  await pressOn(page, 'Refund')
}

async function letTimePass(minutes: number): Promise<void> {
  const books = await openBooks(portal.directory)
  await books.ageSecondSteps(minutes)
  await books.close()
}

let recoveryCodes: string[] = []

test('finance adds a passkey, comes in with it, and shows it once more before money goes back', async () => {
  const { page, close } = await visit(browser, { origin: portal.origin })
  await plugIn(page)
  await signIn(page, 'Mina')
  await page.goto('/account/passkeys')
  await page.getByRole('textbox', { name: 'Name' }).fill('Blue key')
  await page.getByRole('button', { name: 'Add a passkey' }).click()
  await page.waitForURL(/\/account\/recovery-codes$/)
  await press(page, 'Make ten codes')
  recoveryCodes = ((await page.locator('pre').textContent()) ?? '').split('\n')
  await page.goto('/account/passkeys')
  expect(await page.getByRole('table', { name: 'Passkeys' }).textContent()).toMatch(/Blue key.*never/)
  await expectAccessible(page)

  await page.context().clearCookies()
  await signInByLetter(page, 'mina@demo.test')
  expect(pathOf(page)).toBe('/sign-in/second-step')
  await page.getByRole('button', { name: 'Use a passkey' }).click()
  await page.waitForURL(/\/admin$/)

  const gift = await openRefund(page)
  await letTimePass(15)
  await refundOneDollar(page)
  expect(pathOf(page)).toBe('/account/confirm')
  expect(await page.textContent('main')).toMatch(/What you typed.*Asked for by telephone.*Nothing has been done yet/s)
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Use a passkey' }).click()
  await page.waitForURL(new RegExp(`${gift}$`))

  expect(await page.textContent('main')).toMatch(/\$1\.00/)
  await page.getByText(/The money is on its way back|Stripe has taken the refund/).waitFor()
  await close()
})

test('without JavaScript a recovery code does the same, and nothing typed is lost', async () => {
  const { page, close } = await visit(browser, { origin: portal.origin, script: false })
  await signInByLetter(page, 'mina@demo.test')
  expect(await page.getByRole('button', { name: 'Use a passkey' }).count()).toBe(0)
  await page.getByRole('textbox', { name: 'Recovery code' }).fill(recoveryCodes[0] ?? '')
  await pressOn(page, 'Go on')
  const gift = await openRefund(page)
  await letTimePass(15)

  await refundOneDollar(page)
  await page.getByRole('textbox', { name: 'Recovery code' }).fill('no code of hers')
  await pressOn(page, 'Confirm and go on')
  expect(await page.textContent('main')).toMatch(/Asked for by telephone/)
  await page.getByRole('textbox', { name: 'Recovery code' }).fill(recoveryCodes[1] ?? '')
  await pressOn(page, 'Confirm and go on')

  expect(pathOf(page)).toBe(gift)
  await page.getByText(/The money is on its way back|Stripe has taken the refund/).waitFor()
  await close()
})

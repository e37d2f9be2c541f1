import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectAccessible, openBrowser, pressOn, visit } from './support/browser.ts'
import { payBy } from './support/giving.ts'
import { insist } from './support/insist.ts'
import { openLetter, signInByLetter } from './support/letters.ts'
import type { Portal } from './support/portal.ts'
import { sandboxOf } from './support/sandbox.ts'
import { startToldPortal } from './support/told-portal.ts'

let portal: Portal
let browser: Browser
let planId = ''

beforeAll(async () => {
  portal = await startToldPortal()
  browser = await openBrowser()
})

afterAll(async () => {
  await browser?.close()
  await portal?.stop()
})

const arrive = (options: { script?: boolean } = {}) => visit(browser, { origin: portal.origin, ...options })
const mo = { name: 'Mo Monthly', email: 'mo@example.org' }

async function says(page: Page, words: RegExp): Promise<void> {
  expect((await page.textContent('body'))?.replace(/\s+/g, ' ')).toMatch(words)
}

async function begin(page: Page): Promise<void> {
  await page.goto('/give')
  await page.getByRole('radio', { name: /Monthly/ }).check()
  await page.getByRole('radio', { name: /\$25\b/ }).check()
  await page.getByRole('textbox', { name: 'Your name', exact: true }).fill(mo.name)
  await page.getByLabel('E-mail address').fill(mo.email)
  await pressOn(page, 'Continue to payment')
}

/** Goes from the newest letter of its kind to the gift it is about, as somebody without an account does. */
async function followLetter(page: Page, subject: RegExp): Promise<void> {
  await openLetter(page, mo.email, subject)
  await page
    .getByRole('link', { name: /\/recurring\/pln_/ })
    .first()
    .click()
  await page.waitForURL(/\/recurring\/pln_\w+\?key=/)
}

async function giveCard(page: Page, number: string): Promise<void> {
  await pressOn(page, 'Give another card')
  expect(page.url()).toMatch(/\/c\/pay\//)
  await payBy(page, number, mo.name)
  await page.waitForURL(/\/recurring\/pln_\w+\?key=/)
}

test('a stranger begins to give monthly without JavaScript, and a second time is told that it runs', async () => {
  const { page, close } = await arrive({ script: false })
  await begin(page)
  expect(page.url()).toMatch(/\/c\/pay\//)
  await payBy(page, '4242424242424242', mo.name)
  await page.waitForURL(/\/recurring\/pln_\w+\/thanks/)
  planId = /pln_[0-9A-Z]{26}/.exec(page.url())?.[0] ?? ''

  await says(page, /Thank you.*Mo Monthly.*\$25\.00.*Next charge/)
  await expectAccessible(page)
  await begin(page)
  await says(page, /already running for this address\. Nothing was charged\./)
  await close()
})

test('a renewal fails, its letter leads to the gift, and another card pays what was overdue at once', async () => {
  const { page, close } = await arrive({ script: false })
  await followLetter(page, /receipt/i)
  await giveCard(page, '4000000000000341')
  await says(page, /The new card is in use.*Visa ending in 0341/)

  await (await sandboxOf(portal.directory)).renews(planId)
  await followLetter(page, /was not charged/)
  await says(page, /Past due.*Overdue: the last charge did not go through/)
  await expectAccessible(page)
  await giveCard(page, '5555555555554444')

  await says(page, /The new card is in use.*Mastercard ending in 4444/)
  // The charge is tried at once; Stripe's news that the plan runs again comes after it.
  await insist(async () => {
    await page.reload()
    return /Standing\s*Active/.test((await page.textContent('main')) ?? '') ? true : null
  })
  const charges = await page
    .getByRole('table', { name: /Charges/ })
    .getByRole('row')
    .allTextContents()
  expect(charges.filter((row) => /\$25\.00.*Paid/.test(row))).toHaveLength(2)
  expect(charges.join()).not.toContain('Overdue')
  await close()
})

test('signed in, its giver raises it, and sees what that makes in a year', async () => {
  const { page, close } = await arrive()
  await signInByLetter(page, mo.email)
  await page.goto('/backer/recurring')
  await expectAccessible(page)
  await page.getByRole('link', { name: '$25 monthly', exact: true }).click()
  await page.getByRole('link', { name: 'Change the amount' }).click()
  await page.getByLabel(/^Amount each month/).fill('40')
  await expectAccessible(page)
  await pressOn(page, 'Change it')

  await says(page, /\$40 monthly.*changed \$25 to \$40 monthly.*\+\$180 a year/)
  await close()
})

test('from a receipt, without an account, it is left out, resumed, stopped, taken up again and stopped for good', async () => {
  const { page, close } = await arrive({ script: false })
  await followLetter(page, /receipt/i)
  await expectAccessible(page)

  await page.getByLabel('Leave out').selectOption('3')
  await pressOn(page, 'Leave them out')
  await says(page, /Paused.*after the pause/)
  await pressOn(page, 'Go on now')
  await says(page, /Active/)
  await pressOn(page, 'Stop this gift')
  await says(page, /Stopped\. Nothing more is charged/)
  await expectAccessible(page)
  await pressOn(page, 'Take it up again')
  await says(page, /Active/)
  await pressOn(page, 'Stop this gift')
  await openLetter(page, mo.email, /is stopped/)
  await says(page, /Nothing more is charged/)
  await close()
})

test('Stripe has nothing to object to, and the books hold', async () => {
  expect(await (await sandboxOf(portal.directory)).violations()).toEqual([])
  expect(await portal.shell('verify:ledger')).toMatchObject({ code: 0 })
})

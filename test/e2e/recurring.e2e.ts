import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectAccessible, openBrowser, visit } from './support/browser.ts'
import { payBy } from './support/giving.ts'
import { openLetter, signInByLetter } from './support/letters.ts'
import { type Portal, startPortal } from './support/portal.ts'

let portal: Portal
let browser: Browser

beforeAll(async () => {
  portal = await startPortal()
  browser = await openBrowser()
}, 300_000)

afterAll(async () => {
  await browser?.close()
  await portal?.stop()
})

const arrive = (options: { script?: boolean } = {}) => visit(browser, { origin: portal.origin, ...options })
const mo = { name: 'Mo Monthly', email: 'mo@example.org' }

async function says(page: Page, words: RegExp): Promise<void> {
  expect((await page.textContent('body'))?.replace(/\s+/g, ' ')).toMatch(words)
}

async function act(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name }).click()
  await page.waitForURL(/\/recurring\/pln_/)
}

test('a stranger begins to give monthly without JavaScript, and a second time is told that it runs', async () => {
  const { page, close } = await arrive({ script: false })
  await begin(page)
  await page.waitForURL(/\/c\/pay\//)
  await payBy(page, '4242424242424242', mo.name)
  await page.waitForURL(/\/recurring\/pln_\w+\/thanks/)

  await says(page, /Thank you.*Mo Monthly.*\$25\.00.*Next charge/)
  await expectAccessible(page)
  await begin(page)
  await says(page, /already running for this address\. Nothing was charged\./)
  await close()
})

async function begin(page: Page): Promise<void> {
  await page.goto('/give')
  await page.getByRole('radio', { name: /Monthly/ }).check()
  await page.getByRole('radio', { name: /\$25\b/ }).check()
  await page.getByRole('textbox', { name: 'Your name', exact: true }).fill(mo.name)
  await page.getByLabel('E-mail address').fill(mo.email)
  await page.getByRole('button', { name: 'Continue to payment' }).click()
}

test('from the receipt, without an account, it is left out, resumed, given another card, stopped and taken up', async () => {
  const { page, close } = await arrive({ script: false })
  await openLetter(page, mo.email, /receipt/i)
  await page.getByRole('link', { name: /\/recurring\/pln_/ }).click()
  await page.waitForURL(/\/recurring\/pln_\w+\?key=/)
  await expectAccessible(page)

  await page.getByLabel('Leave out').selectOption('3')
  await act(page, 'Leave them out')
  await says(page, /Paused.*after the pause/)
  await act(page, 'Go on now')
  await says(page, /Active/)
  await page.getByRole('button', { name: 'Give another card' }).click()
  await page.waitForURL(/\/c\/pay\//)
  await payBy(page, '5555555555554444', mo.name)
  await page.waitForURL(/\/recurring\/pln_\w+\?key=/)
  await says(page, /The new card is in use.*Mastercard ending in 4444/)
  await act(page, 'Stop this gift')
  await says(page, /Stopped\. Nothing more is charged/)
  await expectAccessible(page)
  await act(page, 'Take it up again')
  await says(page, /Active/)
  await close()
})

test('signed in, its giver raises it, sees what that makes in a year, and stops', async () => {
  const { page, close } = await arrive()
  await signInByLetter(page, mo.email)
  await page.goto('/backer/recurring')
  await expectAccessible(page)
  await page.getByRole('link', { name: '$25 monthly', exact: true }).click()
  await page.getByRole('link', { name: 'Change the amount' }).click()
  await page.getByLabel(/^Amount each month/).fill('40')
  await expectAccessible(page)
  await act(page, 'Change it')

  await says(page, /\$40 monthly.*changed \$25 to \$40 monthly.*\+\$180 a year/)
  await act(page, 'Stop this gift')
  await says(page, /It is stopped/)
  await openLetter(page, mo.email, /is stopped/)
  await says(page, /Nothing more is charged/)
  await close()
})

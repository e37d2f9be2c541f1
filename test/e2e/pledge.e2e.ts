import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { dayIn } from '#app/units/time.ts'
import { expectAccessible, openBrowser, press, signIn, visit } from './support/browser.ts'
import { payBy } from './support/giving.ts'
import { signInByLetter } from './support/letters.ts'
import { wordsOfPdf } from './support/pdf-words.ts'
import { type Portal, startPortal } from './support/portal.ts'

let portal: Portal
let browser: Browser
let pledgeId = ''

beforeAll(async () => {
  portal = await startPortal()
  browser = await openBrowser()
}, 300_000)

afterAll(async () => {
  await browser?.close()
  await portal?.stop()
})

const arrive = (options: { script?: boolean } = {}) => visit(browser, { origin: portal.origin, ...options })
const backer = { name: 'Wren Institute', email: 'finance@wren.example' }
const today = dayIn('America/New_York', new Date())

/** The state of each part, as the table on the page says it. */
function states(page: Page): Promise<string[]> {
  return page
    .getByRole('table', { name: 'The parts of the pledge' })
    .locator('tbody tr td:nth-child(5)')
    .allTextContents()
}

test('a backer pledges $300.01 in three months without JavaScript, and saves a card on Stripe’s page', async () => {
  const { page, close } = await arrive({ script: false })
  await page.goto('/pledge')
  await press(page, 'Make the pledge')
  expect(await page.textContent('main')).toContain('Type the whole sum you pledge.')
  await expectAccessible(page)

  await page.getByRole('textbox', { name: /The whole sum/ }).fill('300.01')
  await page.getByRole('radio', { name: /Every month/ }).check()
  await page.getByRole('textbox', { name: /Number of parts/ }).fill('3')
  await page.getByLabel(/Day of the first part/).fill(today)
  await page.getByRole('radio', { name: /Card, saved now/ }).check()
  await page.getByRole('radio', { name: 'I promise it', exact: true }).check()
  await page.getByRole('textbox', { name: /Purchase order number/ }).fill('WI-7')
  await page.getByRole('textbox', { name: /Your name, or/ }).fill(backer.name)
  await page.getByLabel('E-mail address').fill(backer.email)
  await page.getByRole('button', { name: 'Make the pledge' }).click()
  await page.waitForURL(/\/c\/pay\//)
  await payBy(page, '4242424242424242', backer.name)
  await page.waitForURL(/\/pledge\/plg_/)

  pledgeId = /plg_[0-9A-Z]{26}/.exec(page.url())?.[0] ?? ''
  expect(await page.textContent('main')).toMatch(
    /Thank you for your pledge.*Unconditional pledge.*Visa ending in 4242/s,
  )
  await expectAccessible(page)
  await close()
})

test('nobody else sees it; finance accepts it, and the daily work charges the part that is due', async () => {
  const stranger = await arrive()
  expect((await stranger.page.goto(`/pledge/${pledgeId}`))?.status()).toBe(404)
  await stranger.close()
  const { page, close } = await arrive()
  await signIn(page, 'Mina')
  await page.goto('/admin/pledges')
  await expectAccessible(page)
  await page.getByRole('link', { name: backer.name }).first().click()
  await page.getByRole('link', { name: 'Accept it' }).click()
  await press(page, 'Accept it')

  expect(await portal.shell('job', 'charge-instalments')).toMatchObject({ code: 0 })
  expect(await portal.shell('job', 'charge-instalments')).toMatchObject({ code: 0 })

  await page.goto(`/admin/pledges/${pledgeId}`)
  expect(await states(page)).toEqual(['Paid', 'Scheduled', 'Scheduled'])
  await expectAccessible(page)
  await page.goto('/admin/pledges/ageing')
  expect(await page.textContent('main')).toContain(backer.name)
  await expectAccessible(page)
  await close()
})

test('the backer reads her letter, pays a part early, and finance moves one and books a cheque that is too large for it', async () => {
  const { page, close } = await arrive()
  await signInByLetter(page, backer.email)
  await page.goto(`/backer/pledges/${pledgeId}`)
  await expectAccessible(page)
  const letter = await page.request.get(`/backer/pledges/${pledgeId}/letter.pdf`)
  expect(await wordsOfPdf(await letter.body())).toContain('$300.01')
  await page.getByRole('button', { name: 'Pay part 2 now' }).click()
  await page.waitForURL(/\/c\/pay\//)
  await payBy(page, '4000002760003184', backer.name)
  await page.getByRole('button', { name: 'Complete' }).click()
  await page.waitForURL(/\/backer\/pledges\//)
  expect(await states(page)).toEqual(['Paid', 'Paid', 'Scheduled'])

  const mina = await arrive()
  await signIn(mina.page, 'Mina')
  await mina.page.goto(`/admin/pledges/${pledgeId}`)
  await mina.page.getByRole('link', { name: 'Move it' }).click()
  await expectAccessible(mina.page)
  await mina.page.getByLabel('New day').fill(`${Number(today.slice(0, 4)) + 1}-06-30`)
  await mina.page.getByRole('textbox', { name: /Reason/ }).fill('Asked for by its giver')
  await press(mina.page, 'Move it')
  expect(await mina.page.textContent('main')).toContain('Version 2')
  await mina.page.getByRole('link', { name: 'Enter its payment' }).click()
  await mina.page.getByRole('textbox', { name: /^Reference/ }).fill('Cheque 77')
  await mina.page.getByRole('textbox', { name: /^Amount/ }).fill('150')
  await press(mina.page, 'Enter the gift')
  await mina.close()

  await page.reload()
  expect(await states(page)).toEqual(['Paid', 'Paid', 'Settled offline'])
  expect(await page.textContent('main')).toMatch(/Every part is paid/)
  await expectAccessible(page)
  expect(await portal.shell('job', 'check-books')).toMatchObject({ code: 0 })
  await close()
})

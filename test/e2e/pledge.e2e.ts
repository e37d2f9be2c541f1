import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { dayIn } from '#app/units/time.ts'
import { expectAccessible, openBrowser, press, pressOn, signIn, visit } from './support/browser.ts'
import { figure, payBy } from './support/giving.ts'
import { openLetter, signInByLetter } from './support/letters.ts'
import { wordsOfPdf } from './support/pdf-words.ts'
import type { Portal } from './support/portal.ts'
import { sandboxOf } from './support/sandbox.ts'
import { startToldPortal } from './support/told-portal.ts'

let portal: Portal
let browser: Browser
let pledgeId = ''

beforeAll(async () => {
  portal = await startToldPortal()
  browser = await openBrowser()
})

afterAll(async () => {
  await browser?.close()
  await portal?.stop()
})

const arrive = (options: { script?: boolean } = {}) => visit(browser, { origin: portal.origin, ...options })
const backer = { name: 'Wren Institute', email: 'finance@wren.example' }
const today = dayIn('America/New_York', new Date())
const asksItsBank = '4000002760003184'

async function mina(): Promise<Awaited<ReturnType<typeof arrive>>> {
  const visitor = await arrive()
  await signIn(visitor.page, 'Mina')
  await visitor.page.goto(`/admin/pledges/${pledgeId}`)
  return visitor
}

const part = (page: Page, place: number) =>
  page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: String(place), exact: true }) })

/** What was paid of each part and how it stands, as the table on the page says it. */
async function parts(page: Page): Promise<string[]> {
  const rows = page.getByRole('table', { name: 'The parts of the pledge' }).locator('tbody tr')
  await rows.first().waitFor()
  return rows.evaluateAll((all) =>
    all
      .map((row) => [...row.querySelectorAll('td')].slice(-4).map((cell) => cell.textContent?.trim() ?? ''))
      .map((cells) =>
        cells
          .filter((text) => text !== '')
          .slice(1, 3)
          .join(' '),
      ),
  )
}

/** The daily work, twice: what was done is not done again. */
async function chargeWhatIsDue(): Promise<void> {
  expect(await portal.shell('job', 'charge-instalments')).toMatchObject({ code: 0 })
  expect(await portal.shell('job', 'charge-instalments')).toMatchObject({ code: 0 })
}

test('a backer pledges $120,000.01 in twelve quarters without JavaScript, and saves a card that asks its bank', async () => {
  const { page, close } = await arrive({ script: false })
  await page.goto('/pledge')
  await pressOn(page, 'Make the pledge')
  expect(await page.textContent('main')).toContain('Type the whole sum you pledge.')
  await expectAccessible(page)

  await page.getByRole('textbox', { name: /The whole sum/ }).fill('120,000.01')
  await page.getByRole('radio', { name: /Every three months/ }).check()
  await page.getByRole('textbox', { name: /Number of parts/ }).fill('12')
  await page.getByLabel(/Day of the first part/).fill(today)
  await page.getByRole('radio', { name: /Card, saved now/ }).check()
  await page.getByRole('radio', { name: 'I promise it', exact: true }).check()
  await page.getByRole('textbox', { name: /Purchase order number/ }).fill('WI-7')
  await page.getByRole('textbox', { name: /Your name, or/ }).fill(backer.name)
  await page.getByLabel('E-mail address').fill(backer.email)
  await pressOn(page, 'Make the pledge')
  expect(page.url()).toMatch(/\/c\/pay\//)
  await payBy(page, asksItsBank, backer.name)
  await page.getByRole('button', { name: 'Complete' }).click()
  await page.waitForURL(/\/pledge\/plg_/)

  pledgeId = /plg_[0-9A-Z]{26}/.exec(page.url())?.[0] ?? ''
  expect(await page.textContent('main')).toMatch(/Thank you for your pledge.*Unconditional.*Visa ending in 3184/s)
  expect(await parts(page)).toHaveLength(12)
  await expectAccessible(page)
  await close()
})

test('nobody else sees it; finance accepts it, and a charge that asks its bank is left to the backer', async () => {
  const stranger = await arrive()
  expect((await stranger.page.goto(`/pledge/${pledgeId}`))?.status()).toBe(404)
  await stranger.close()
  const { page, close } = await mina()
  await page.getByRole('link', { name: 'Accept it' }).click()
  await page.waitForURL(/\/accept$/)
  await press(page, 'Accept it')
  await page.getByText('The pledge is accepted').waitFor()

  await chargeWhatIsDue()

  await page.reload()
  expect((await parts(page)).slice(0, 2)).toEqual(['$0.00 Needs attention', '$0.00 Scheduled'])
  await expectAccessible(page)
  await close()
})

test('by the letter, the backer pays that part before her bank, and saves a card that is charged by itself', async () => {
  const { page, close } = await arrive()
  await signInByLetter(page, backer.email)
  await openLetter(page, backer.email, /We could not charge \$10,000\.00 of your pledge/)
  await page.goto(`/backer/pledges/${pledgeId}`)
  await expectAccessible(page)
  const letter = await page.request.get(`/backer/pledges/${pledgeId}/letter.pdf`)
  expect(await wordsOfPdf(await letter.body())).toContain('$120,000.01')
  await pressOn(page, 'Pay part 1 now')
  await payBy(page, asksItsBank, backer.name)
  await page.getByRole('button', { name: 'Complete' }).click()
  await page.waitForURL(/\/backer\/pledges\//)
  expect((await parts(page)).slice(0, 2)).toEqual(['$10,000.00 Paid', '$0.00 Scheduled'])

  await page.getByRole('link', { name: 'Change the card or bank account' }).click()
  await page.getByRole('radio', { name: 'A card', exact: true }).check()
  await pressOn(page, 'Continue to Stripe')
  await payBy(page, '4242424242424242', backer.name)
  await page.waitForURL(/\/pledge\/plg_/)
  expect(await page.textContent('main')).toContain('Visa ending in 4242')
  await close()
})

test('finance moves a part to today, which is charged by itself', async () => {
  const { page, close } = await mina()
  await part(page, 2).getByRole('link', { name: 'Move it' }).click()
  await page.waitForURL(/\/move/)
  await expectAccessible(page)
  await page.getByLabel('New day').fill(today)
  await page.getByRole('textbox', { name: /Reason/ }).fill('Asked for by its giver')
  await press(page, 'Move it')
  await page.getByText('is kept as version 1').waitFor()

  await chargeWhatIsDue()

  await page.reload()
  expect((await parts(page)).slice(0, 3)).toEqual(['$10,000.00 Paid', '$10,000.00 Paid', '$0.00 Scheduled'])
  await close()
})

test('a cheque pays a part in the middle, another pays too much, and what is over flows on to the next', async () => {
  await enterCheque(6, { reference: 'Cheque 77' })
  await enterCheque(7, { reference: 'Cheque 78', amount: '12,500' })

  const { page, close } = await arrive()
  await signInByLetter(page, backer.email)
  await page.goto(`/backer/pledges/${pledgeId}`)
  const none = '$0.00 Scheduled'
  const cheque = '$10,000.00 Settled offline'
  expect(await parts(page)).toEqual([
    ...['$10,000.00 Paid', '$10,000.00 Paid', none, none, none],
    ...[cheque, cheque, '$2,500.00 Partly', none, none, none, none],
  ])
  expect(await figure(page, 'paid')).toBe('$42,500.00')
  expect(await figure(page, 'to come')).toBe('$77,500.01')
  await expectAccessible(page)
  await close()
})

async function enterCheque(
  place: number,
  { reference, amount }: { reference: string; amount?: string },
): Promise<void> {
  const { page, close } = await mina()
  await part(page, place).getByRole('link', { name: 'Enter its payment' }).click()
  await page.waitForURL(/\/admin\/gifts\/new/)
  await page.getByRole('textbox', { name: /^Reference/ }).fill(reference)
  if (amount) await page.getByRole('textbox', { name: 'Amount', exact: true }).fill(amount)
  await press(page, 'Enter the gift')
  await page.getByText('The gift is booked').waitFor()
  await close()
}

test('Stripe has nothing to object to, and the books hold', async () => {
  expect(await (await sandboxOf(portal.directory)).violations()).toEqual([])
  expect(await portal.shell('job', 'check-books')).toMatchObject({ code: 0 })
})

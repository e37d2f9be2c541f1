import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectAccessible, openBrowser, press, signIn, type Visitor, visit } from './support/browser.ts'
import { atStripe, beginGift, centsOf, figure, payBy } from './support/giving.ts'
import { tabTo, typeInto } from './support/keyboard.ts'
import { openLetter, signInByLetter } from './support/letters.ts'
import { wordsOfPdf } from './support/pdf-words.ts'
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

const arrive = (options: { script?: boolean } = {}) => visit(browser, { origin: portal.origin, ...options })

async function as(name: string): Promise<Visitor> {
  const visitor = await arrive()
  await signIn(visitor.page, name)
  return visitor
}

/** The lab's figures as a visitor reads them now, in cents. */
async function readImpact() {
  const { page, close } = await arrive()
  await page.goto('/impact')
  const [given = 0, spent = 0, waiting = 0] = await Promise.all(
    ['given', 'spent on GPU-hours', 'waiting to buy hours'].map(async (label) => centsOf(await figure(page, label))),
  )
  await close()
  return { given, spent, waiting }
}

const jo = { name: 'Jo Stranger', email: 'jo@example.org' }
const kim = { name: 'Kim Wanderer', email: 'kim@example.org' }

test('a stranger gives $103.30 without JavaScript, after a declined card, and the lab’s figure grows by it', async () => {
  const before = await readImpact()
  const { page, close } = await arrive({ script: false })

  const { giftId } = await beginGift(page, { ...jo, coversFee: true })
  expect(await page.textContent('body')).toContain('103.30')
  await payBy(page, '4000000000000002')
  expect(await page.textContent('body')).toMatch(/declined/i)
  const payAddress = page.url()
  await page.goto(`${portal.origin}/thanks/${giftId}`)
  expect(await page.textContent('main')).toMatch(/not paid yet.*Nothing was charged/s)
  await expect(readImpact()).resolves.toEqual(before)
  await page.goto(payAddress)
  await payBy(page, '4242424242424242')
  await page.waitForURL(/\/thanks\//)

  expect(await page.textContent('main')).toMatch(/Thank you.*Jo Stranger.*\$103\.30.*Receipt/s)
  const after = await readImpact()
  expect(after.given - before.given).toBe(10_330)
  expect(after.waiting - before.waiting).toBe(10_330)
  expect(after.spent).toBe(before.spent)
  await close()
})

test('the receipt is read by its giver, who comes in by a letter, and by nobody else', async () => {
  const { page, close } = await arrive()
  await signInByLetter(page, jo.email)

  await page.goto('/backer')
  expect(await page.textContent('main')).toMatch(/\$103\.30.*waits in its fund/s)
  const link = page.getByRole('link', { name: /^Receipt \d{4}-\d{6} \(PDF\)$/ })
  const [number = ''] = /\d{4}-\d{6}/.exec((await link.textContent()) ?? '') ?? []
  const { status, words } = await readReceipt(page, number)

  expect(status).toBe(200)
  expect(words).toContain('ATOM Open Models Laboratory, Inc.')
  expect(words).toMatch(/EIN \d{2}-\d{7}/)
  expect(words).toContain(`Receipt ${number}`)
  expect(words).toContain('$103.30')
  expect(words).toContain('Given by: Jo Stranger')
  expect(words).toMatch(/Date of gift: \d{1,2} \w+ \d{4}/)
  expect(words).toMatch(/received your gift of \$103\.30 on \d{1,2} \w+ \d{4}\./)
  expect(words).toContain('It includes $3.30 that you added to cover the card fee')
  expect(words).toContain('No goods or services were provided in exchange for this gift.')
  const [code = ''] = /[0-9a-f]{16}/.exec(words) ?? []
  await page.goto(`/receipts/${number}/verify`)
  await page.getByLabel('Code').fill(code)
  await page.getByRole('button', { name: 'Check this receipt' }).click()
  expect(await page.textContent('main')).toContain('This receipt is genuine')
  await openLetter(page, jo.email, /receipt/i)
  expect(await page.textContent('main')).toMatch(/\$103\.30.*No goods or services.*Attached: receipt/s)
  await close()
  const ada = await as('Ada')
  expect((await readReceipt(ada.page, number)).status).toBe(404)
  await ada.close()
})

/** A receipt's PDF, fetched with the cookies of whoever is at the page. */
async function readReceipt(page: Page, number: string): Promise<{ status: number; words: string }> {
  const answer = await page.request.get(`${portal.origin}/backer/receipts/${number}.pdf`)
  return {
    status: answer.status(),
    words: answer.ok() ? (await wordsOfPdf(await answer.body())).replace(/\s+/g, ' ') : '',
  }
}

test('a card that asks its bank is refused and then recognised; while Stripe is silent, nobody is told that nothing was charged', async () => {
  const { page, close } = await arrive()
  const { giftId } = await beginGift(page, kim)
  await payBy(page, '4000002760003184', kim.name)
  await page.getByRole('button', { name: 'Fail' }).click()
  await page.waitForURL(/\/c\/pay\//)
  expect(await page.getByRole('alert').textContent()).toMatch(/authenticate|another|different/i)

  await atStripe(portal, 'faults', { match: {}, action: 'hold' })
  await payBy(page, '4000002760003184', kim.name)
  await atStripe(portal, 'faults', { match: { method: 'GET' }, action: '500_before' })
  await page.getByRole('button', { name: 'Complete' }).click()
  await page.waitForURL(/\/thanks\//)
  const silent = (await page.textContent('main')) ?? ''
  await atStripe(portal, 'faults/clear', {})
  await atStripe(portal, 'release', {})
  await page.goto(`/thanks/${giftId}`)

  expect(silent).toMatch(/on its way.*do not pay a second time/s)
  expect(silent).not.toMatch(/Nothing was charged/)
  expect(await page.textContent('main')).toMatch(/Thank you.*Kim Wanderer.*\$100\.00/s)
  await expectAccessible(page)
  await close()
})

test('Mina gives a gift back: its entry is reversed, its receipt replaced, its giver told', async () => {
  const before = await readImpact()
  const mina = await as('Mina')
  await mina.page.goto('/admin/gifts')
  await mina.page.getByRole('row').filter({ hasText: kim.name }).getByRole('link').first().click()
  await mina.page.getByRole('link', { name: 'Refund this gift' }).click()
  await mina.page.getByLabel('Reason').fill('Given twice by mistake.')
  await press(mina.page, /^Refund/)
  await mina.page.waitForURL(/\/admin\/gifts\/gft_\w+$/)

  const staffSee = (await mina.page.textContent('main')) ?? ''
  expect(staffSee).toMatch(/refunded/i)
  expect(staffSee).toMatch(/revers/i)
  expect(staffSee).toMatch(/superseded.*void|void.*superseded/is)
  await expectAccessible(mina.page)
  await mina.close()
  const after = await readImpact()
  expect(before.given - after.given).toBe(10_000)
  const giver = await arrive()
  await openLetter(giver.page, kim.email, /on its way back/)
  expect(await giver.page.textContent('main')).toMatch(/no longer counts.*returned to you in full/s)
  await signInByLetter(giver.page, kim.email)
  await giver.page.goto('/backer')
  expect(await giver.page.textContent('main')).toMatch(/refunded.*Returned.*\$100\.00/is)
  await giver.page.goto('/backer/receipts')
  const numbers = [...((await giver.page.textContent('main')) ?? '').matchAll(/\d{4}-\d{6}/g)].map(([found]) => found)
  expect(numbers).toHaveLength(2)
  const papers = await Promise.all(numbers.map(async (number) => (await readReceipt(giver.page, number)).words))
  expect(papers[0]).toContain(`This receipt replaces receipt ${numbers[1]}, which no longer counts.`)
  expect(papers[0]).toContain('There is no contribution to deduct.')
  expect(papers[1]).toContain(`Replaced by receipt ${numbers[0]}. This one no longer counts.`)
  await giver.close()
})

test('when the fund buys hours, a gift becomes them to the cent', async () => {
  const before = await readImpact()
  const visitor = await arrive()
  await visitor.page.goto('/impact')
  const left = await visitor.page
    .getByRole('row')
    .filter({ hasText: 'Compute fund' })
    .getByRole('cell')
    .last()
    .textContent()
  await visitor.close()
  const cost = (left ?? '').trim()

  const mina = await as('Mina')
  await mina.page.goto('/admin/capacity')
  await mina.page.locator('summary', { hasText: 'Publish hours' }).click()
  await mina.page.getByLabel('GPU class').selectOption('h100')
  await mina.page.getByLabel('Hours', { exact: true }).fill(cost.replace('$', ''))
  await mina.page.getByLabel('What it is').fill('All that waited in the fund')
  await mina.page.getByRole('radio', { name: 'Bought with a fund' }).check()
  await mina.page.locator('[name=fundId]').selectOption({ label: 'Compute fund' })
  await mina.page.locator('[name=cost]').fill(cost)
  await press(mina.page, 'Publish hours')
  await mina.close()

  const after = await readImpact()
  expect(after.spent - before.spent).toBe(centsOf(cost))
  expect(before.waiting - after.waiting).toBe(centsOf(cost))
  expect(after.given).toBe(before.given)
  const giver = await arrive()
  await signInByLetter(giver.page, jo.email)
  await giver.page.goto('/backer')
  const became = (await giver.page.getByRole('listitem').filter({ hasText: 'GPU-h' }).allTextContents()).join(' ')
  const hours = [...became.matchAll(/([\d.,]+)\s*GPU-h/g)].reduce(
    (sum, [, text = '']) => sum + Number(text.replace(/,/g, '')),
    0,
  )
  expect(became).toMatch(/H100/)
  expect(hours).toBeCloseTo(103.3, 1)
  await giver.close()
})

test('a gift is given and paid by keyboard alone', async () => {
  const { page, close } = await arrive()
  await page.goto('/give')
  const field = (name: string) => page.locator(`input[name=${name}]`)
  await tabTo(page, field('amount').first())
  await page.keyboard.press('Space')
  await tabTo(page, field('coversFee'))
  await page.keyboard.press('Space')
  await typeInto(page, field('name'), 'Kai Keys')
  await typeInto(page, field('email'), 'kai@example.org')
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/c\/pay\//)
  const card = { number: '4242424242424242', expiry: '12/34', cvc: '123', name: 'Kai Keys', postalCode: '02110' }
  for (const [name, text] of Object.entries(card)) await typeInto(page, field(name), text)
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/thanks\//)

  expect(await page.textContent('main')).toMatch(/Thank you.*Kai Keys/s)
  await close()
})

test('one dollar is followed by links alone, from the first page to a released model', async () => {
  const { page, close } = await arrive()
  await page.goto('/')
  await page.getByRole('link', { name: /^By fund/ }).click()
  await page.waitForURL(/\/impact#funds/)
  const given = page.getByRole('row').filter({ hasText: 'Compute fund' }).getByRole('link').first()
  await given.click()
  await page.waitForURL(/\/impact\/ledger\?account=/)
  await page.goBack()
  await page.getByRole('row').filter({ hasText: 'Lantern' }).getByRole('link').first().click()
  await page.waitForURL(/\/projects\/lantern/)
  expect(await page.textContent('main')).toMatch(/GPU-h/)
  const model = page.locator('#released').getByRole('link', { name: 'Lantern 7B' })
  expect(await model.getAttribute('href')).toMatch(/lantern-7b$/)
  await close()
})

test('a gift nobody pays for runs out, and says so', async () => {
  const { page, close } = await arrive()
  const { giftId } = await beginGift(page, { ...jo, email: 'late@example.org' })
  await atStripe(portal, 'clock', { advance: '45m' })

  await page.goto(`${portal.origin}/thanks/${giftId}`)

  expect(await page.textContent('main')).toMatch(/The time to pay has passed.*Nothing was charged/s)
  await close()
})

test('the books hold after all of it', async () => {
  const { code, output } = await portal.shell('verify:ledger')

  expect(output).not.toMatch(/broken/i)
  expect(code).toBe(0)
})

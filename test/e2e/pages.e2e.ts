import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { codeAt } from '#app/domain/people/authenticator.server.ts'
import { openBooks } from './support/books.ts'
import { findViolations, openBrowser, press, signIn, visit } from './support/browser.ts'
import { crawl, expectNothingWrong, type Looked } from './support/crawl.ts'
import { beginGift, payBy } from './support/giving.ts'
import { askForLink, openLetter, signInByLetter } from './support/letters.ts'
import { pages } from './support/pages.ts'
import type { Portal } from './support/portal.ts'
import { agreeAsSecond } from './support/second-officer.ts'
import { startToldPortal } from './support/told-portal.ts'

let portal: Portal
let browser: Browser
const looked: Looked = { times: new Map(), ownerOfTitle: new Map() }

beforeAll(async () => {
  portal = await startToldPortal()
  browser = await openBrowser()
})

afterAll(async () => {
  await browser?.close()
  await portal?.stop()
})

const pathOf = (page: Page) => new URL(page.url()).pathname

test('a visitor meets no page that is hard to read, light or dark, wide or narrow', async () => {
  const { page, close } = await visit(browser, { origin: portal.origin })
  await askForLink(page, 'hana@demo.test')
  await openLetter(page, 'hana@demo.test', /sign/i)
  const from = [pathOf(page), '/', '/nowhere', '/dev/mail', '/dev/gallery']

  const wrong = await crawl(page, looked, { from, who: ['anyone', 'demo'] })

  await close()
  expectNothingWrong(wrong)
})

test('a giver meets no page that is hard to read, from the payment to the check of the receipt', async () => {
  const { page, close } = await visit(browser, { origin: portal.origin })
  const tells = { name: 'Vera Told', email: 'vera@example.org' }
  await beginGift(page, { name: 'Uma Reader', email: 'uma@example.org', tells })
  await payBy(page, '4242424242424242', 'Uma Reader')
  await page.waitForURL(/\/thanks\//)
  const thanks = pathOf(page)
  await openLetter(page, 'uma@example.org', /receipt/i)

  const wrong = await crawl(page, looked, { from: [thanks, pathOf(page)], who: [], isNewOnly: true })

  await close()
  expectNothingWrong(wrong)
})

test.each([
  ['Ada', '/backer', []],
  ['Grace', '/research', []],
  ['Kofi', '/review', ['reviewer']],
  ['June', '/admin', ['programme_officer']],
  ['Ravi', '/admin', ['compute_officer']],
  ['Mina', '/admin', ['finance_officer']],
  ['Rosa', '/admin', ['administrator']],
  ['Otto', '/admin', ['auditor']],
] as const)('%s finds an area at %s, and everything in it is readable', async (name, area, roles) => {
  const visitor = await visit(browser, { origin: portal.origin })
  await signIn(visitor.page, name)
  expect(pathOf(visitor.page)).toBe(area)

  const wrong = await crawl(visitor.page, looked, { from: [area], who: ['signed-in', ...roles] })

  await visitor.close()
  expectNothingWrong(wrong)
})

test('the pages around an authenticator are readable', async () => {
  const { page, close } = await visit(browser, { origin: portal.origin })
  const look = (path: string) => crawl(page, looked, { from: [path], who: [], isNewOnly: true })
  await signInByLetter(page, 'noah@demo.test')
  await page.goto('/account/second-step')
  const secret = await page.locator('code').first().textContent()
  await page.getByRole('textbox', { name: 'Code' }).fill(codeAt((secret ?? '').replace(/\s/g, ''), new Date()))
  await press(page, 'Set up')
  await page.waitForURL(/recovery-codes/)
  const wrong = await look('/account/recovery-codes')
  await page.goto('/account/recovery-codes')
  await press(page, 'Make ten codes')
  expectNothingWrong(await findViolations(page))
  wrong.push(...(await look('/account/confirm?to=/research/tokens')))
  await page.context().clearCookies()
  await signInByLetter(page, 'noah@demo.test')

  wrong.push(...(await look('/sign-in/second-step')))

  await close()
  expectNothingWrong(wrong)
})

test('a monthly giver finds her gift again by the letter alone, and everything on the way is readable', async () => {
  const { page, close } = await visit(browser, { origin: portal.origin })
  await page.goto('/give')
  await page.getByRole('radio', { name: /Monthly/ }).check()
  await page.getByRole('radio', { name: /\$25\b/ }).check()
  await page.getByRole('textbox', { name: 'Your name', exact: true }).fill('Mo Monthly')
  await page.getByLabel('E-mail address').fill('mo@example.org')
  await page.getByRole('button', { name: 'Continue to payment' }).click()
  await page.waitForURL(/\/c\/pay\//)
  await payBy(page, '4242424242424242', 'Mo Monthly')
  await page.waitForURL(/\/recurring\/pln_\w+\/thanks/)
  const thanks = pathOf(page)
  await openLetter(page, 'mo@example.org', /receipt/i)

  const wrong = await crawl(page, looked, { from: [thanks, pathOf(page)], who: [], isNewOnly: true })

  await close()
  expectNothingWrong(wrong)
})

test('whoever pledges may take it back, and stop the reminders by their letter', async () => {
  const { page, close } = await visit(browser, { origin: portal.origin })
  await signInByLetter(page, 'wren@example.org')
  await page.goto('/pledge')
  await page.getByRole('textbox', { name: /The whole sum/ }).fill('300')
  await page.getByRole('radio', { name: /Every month/ }).check()
  await page.getByRole('textbox', { name: /Number of parts/ }).fill('3')
  await page.getByLabel(/Day of the first part/).fill(`${new Date().getUTCFullYear() + 1}-06-30`)
  await page.getByRole('radio', { name: /Wire/ }).check()
  await page.getByRole('radio', { name: 'I promise it', exact: true }).check()
  await page.getByRole('textbox', { name: /Your name, or/ }).fill('Wren Institute')
  await page.getByLabel('E-mail address').fill('wren@example.org')
  await press(page, 'Make the pledge')
  await page.waitForURL(/\/pledge\/plg_/)
  const pledge = `/backer/pledges/${pathOf(page).split('/').at(-1)}`
  expect(await portal.shell('job', 'remind')).toMatchObject({ code: 0 })
  await openLetter(page, '', /of your pledge (on|was due)/)

  const wrong = await crawl(page, looked, { from: [pledge, pathOf(page)], who: [], isNewOnly: true })

  await close()
  expectNothingWrong(wrong)
})

test('whoever signs in support finds her signature by the letter', async () => {
  const { page, close } = await visit(browser, { origin: portal.origin })
  await page.goto('/support')
  await page.getByRole('textbox', { name: 'Your name', exact: true }).fill('Sol Signer')
  await page.getByLabel('E-mail address').fill('sol@example.org')
  await press(page, 'Sign')
  await openLetter(page, 'sol@example.org', /Confirm that you support/i)

  const wrong = await crawl(page, looked, { from: [pathOf(page)], who: [], isNewOnly: true })

  await close()
  expectNothingWrong(wrong)
})

test('an offer that is released is readable to its applicant', async () => {
  const june = await visit(browser, { origin: portal.origin })
  await signIn(june.page, 'June')
  await agreeAsSecond(june.page, /Crystal/)
  await june.page.goto('/admin/panel/science-models-2027/release')
  await press(june.page, /^Release/)
  await june.close()
  const { page, close } = await visit(browser, { origin: portal.origin })
  await signInByLetter(page, 'elena@demo.test')

  const wrong = await crawl(page, looked, { from: ['/research'], who: ['signed-in'] })

  await close()
  expectNothingWrong(wrong)
})

test('what is done to several applications at once, and what became of each, is readable', async () => {
  const { page, close } = await visit(browser, { origin: portal.origin })
  await signIn(page, 'June')
  await page.goto('/admin/applications?state=in_review&all=yes')
  await page.getByLabel('With the ticked ones').selectOption('to-review')
  await page.getByRole('button', { name: 'Go on' }).click()
  await page.waitForURL(/\/many\?/)
  const look = (from: string) => crawl(page, looked, { from: [from], who: [], isNewOnly: true })
  const asked = page.url().replace(portal.origin, '')
  const wrong = await look(asked)
  await page.goto(asked)
  await press(page, /^Send to review/)
  await page.waitForURL(/\/many\/blk_/)
  expect(await page.getByText('Already so').count()).toBeGreaterThan(1)

  wrong.push(...(await look(pathOf(page))))

  await close()
  expectNothingWrong(wrong)
})

test('taking back a request and summing up a discussion are readable', async () => {
  const june = await visit(browser, { origin: portal.origin })
  await signIn(june.page, 'June')
  await june.page.goto('/admin/applications')
  await june.page.getByRole('link', { name: /Ember/ }).click()
  await june.page.waitForURL(/\/admin\/applications\/app_/)
  const request = await june.page.locator('a[href*="/reviews/asg_"]').first().getAttribute('href')
  const samuel = await visit(browser, { origin: portal.origin })
  await signInByLetter(samuel.page, 'samuel@demo.test')
  await samuel.page.goto('/review')
  await samuel.page
    .getByRole('link', { name: /2026-0020/ })
    .first()
    .click()
  await samuel.page.waitForURL(/\/review\/asg_/)
  const led = `${pathOf(samuel.page)}/meta-review`

  const wrong = [
    ...(await crawl(june.page, looked, { from: [request ?? ''], who: [], isNewOnly: true })),
    ...(await crawl(samuel.page, looked, { from: [led, `${led}/hand-in`], who: [], isNewOnly: true })),
  ]

  await Promise.all([june.close(), samuel.close()])
  expectNothingWrong(wrong)
})

test('an appeal and its answer are readable to who made it and to officers', async () => {
  const sofia = await visit(browser, { origin: portal.origin })
  await signInByLetter(sofia.page, 'sofia@demo.test')
  await sofia.page.goto('/research')
  await sofia.page.getByRole('link', { name: /embedding model for law/ }).click()
  await sofia.page.waitForURL(/\/research\/applications\/app_/)
  const id = pathOf(sofia.page).split('/').at(-1)
  const june = await visit(browser, { origin: portal.origin })
  await signIn(june.page, 'June')
  const look = (page: Page, from: string) => crawl(page, looked, { from: [from], who: [], isNewOnly: true })

  const wrong = [
    ...(await look(sofia.page, `/research/applications/${id}/appeal`)),
    ...(await look(june.page, `/admin/applications/${id}/appeal`)),
  ]

  await Promise.all([sofia.close(), june.close()])
  expectNothingWrong(wrong)
})

test('a file whose background work has given up can be dropped, readably', async () => {
  const books = await openBooks(portal.directory)
  const importId = await books.giveUpImport()
  await books.close()
  const { page, close } = await visit(browser, { origin: portal.origin })
  await signIn(page, 'Mina')
  await page.goto(`/admin/donors/import/${importId}`)
  await page.getByRole('link', { name: /^Drop/ }).click()
  await page.waitForURL(/\/drop$/)

  const wrong = await crawl(page, looked, { from: [pathOf(page)], who: [], isNewOnly: true })

  await close()
  expectNothingWrong(wrong)
})

test('a form that is refused says what is wrong, readably, and keeps what was typed', async () => {
  const { page, close } = await visit(browser, { origin: portal.origin })
  await page.goto('/give')
  await page.getByLabel('E-mail address').fill('not an address')
  await press(page, 'Continue to payment')

  expect(await page.getByRole('alert').count()).toBeGreaterThan(0)
  expect(await page.getByLabel('E-mail address').inputValue()).toBe('not an address')
  expectNothingWrong(await findViolations(page))
  await close()
})

test('no page of the portal is left out', () => {
  expect(pages.map(({ route }) => route).filter((route) => !looked.times.has(route))).toEqual([])
})

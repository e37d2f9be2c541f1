import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { beginApplication } from './support/applying.ts'
import { expectAccessible, openBrowser, press, signIn, visit } from './support/browser.ts'
import { tabTo, typeInto } from './support/keyboard.ts'
import { openLetter, signInByLetter } from './support/letters.ts'
import type { Portal } from './support/portal.ts'
import { startToldPortal } from './support/told-portal.ts'

let portal: Portal
let browser: Browser
/** Grace's draft, on which Lin is a co-applicant. */
let address: string

beforeAll(async () => {
  portal = await startToldPortal()
  browser = await openBrowser()
  const grace = await as('Grace')
  address = await beginApplication(grace.page)
  await grace.close()
})

afterAll(async () => {
  await browser?.close()
  await portal?.stop()
})

async function as(name: string, options: { script?: boolean } = {}) {
  const visitor = await visit(browser, { origin: portal.origin, ...options })
  if (name.includes('@')) await signInByLetter(visitor.page, name)
  else await signIn(visitor.page, name)
  return visitor
}

const saved = (page: Page) => page.getByText(/^What you typed is saved/).waitFor()
const answerOf = (page: Page, name: string) => page.locator(`[name="${name}"]`).inputValue()

test('two write one section at once: fields go together, the same field shows both versions, and nothing is lost', async () => {
  const [grace, lin] = await Promise.all([as('Grace'), as('lin@demo.test')])
  await Promise.all([grace.page.goto(`${address}/science`), lin.page.goto(`${address}/science`)])

  await lin.page.locator('[name=approach]').fill('Lin’s approach.')
  await saved(lin.page)
  await grace.page.locator('[name=outcome]').fill('Grace’s outcome.')
  await saved(grace.page)
  expect(await answerOf(grace.page, 'approach'), 'what Lin wrote came into Grace’s form').toBe('Lin’s approach.')

  await lin.page.locator('[name=question]').fill('Lin asks.')
  await saved(lin.page)
  await grace.page.locator('[name=question]').fill('Grace asks.')
  await grace.page.getByText('Press Save to see both versions').waitFor()
  await press(grace.page, 'Save and go back')
  await grace.page.getByText(/has two versions/).waitFor()
  await expectAccessible(grace.page)
  expect(await grace.page.textContent('main')).toMatch(/Grace asks\..*Saved by Lin Chen.*Lin asks\./s)
  await press(grace.page, 'Save and go back')
  await grace.page.getByText(/has two versions/).waitFor()
  await grace.page.getByLabel(/^Both/).check()
  await press(grace.page, 'Save and go back')
  await grace.page.waitForURL((url) => url.pathname === address)

  await lin.page.goto(`${address}/science`)
  expect(await answerOf(lin.page, 'question')).toBe('Grace asks.\n\nLin asks.')
  expect(await answerOf(lin.page, 'approach')).toBe('Lin’s approach.')
  expect(await answerOf(lin.page, 'outcome')).toBe('Grace’s outcome.')
  await Promise.all([grace.close(), lin.close()])
})

test('without script a clash shows both versions too, and the writer takes the saved one', async () => {
  const [grace, lin] = await Promise.all([as('Grace', { script: false }), as('lin@demo.test', { script: false })])
  await Promise.all([grace.page.goto(`${address}/openness`), lin.page.goto(`${address}/openness`)])
  await lin.page.locator('[name=releases]').fill('Lin’s releases.')
  await press(lin.page, 'Save and go back')
  await grace.page.locator('[name=releases]').fill('Grace’s releases.')
  await grace.page.locator('[name=licence]').fill('Apache-2.0')

  await press(grace.page, 'Save and go back')

  expect(await grace.page.textContent('main')).toMatch(/Grace’s releases\..*Lin’s releases\./s)
  await grace.page.getByLabel('The saved one', { exact: true }).check()
  await press(grace.page, 'Save and go back')
  await grace.page.goto(`${address}/openness`)
  expect(await answerOf(grace.page, 'releases')).toBe('Lin’s releases.')
  expect(await answerOf(grace.page, 'licence')).toBe('Apache-2.0')
  await Promise.all([grace.close(), lin.close()])
})

test('what is typed before the script of the page is there is saved all the same', async () => {
  const { page, context } = await as('Grace')
  let letScriptsIn = () => {}
  const scriptsAreLet = new Promise<void>((resolve) => (letScriptsIn = resolve))
  await page.route(/\.js$/, async (route) => {
    await scriptsAreLet
    await route.continue()
  })
  await page.goto(`${address}/science`, { waitUntil: 'commit' })
  await page.locator('[name=question]').fill('Typed over a saved answer, early.')

  letScriptsIn()

  await saved(page)
  await page.reload()
  expect(await answerOf(page, 'question')).toBe('Typed over a saved answer, early.')
  await context.close()
})

test('what is typed without a connection is kept in the browser, comes back, is saved, and goes with the sign-out', async () => {
  const { page, context } = await as('Grace')
  await page.goto(`${address}/team`)
  await page.context().setOffline(true)
  await page.locator('[name=experience]').fill('Typed in a tunnel.')
  await page.getByText(/There is no connection to the lab/).waitFor()
  const second = await page.context().newPage()
  await page.close()

  await second.context().setOffline(false)
  await second.goto(`${address}/team`)
  await second.getByText(/They are back in the form/).waitFor()
  expect(await answerOf(second, 'experience')).toBe('Typed in a tunnel.')
  await saved(second)
  expect(await second.evaluate(() => Object.keys(localStorage).length)).toBe(0)

  await second.context().setOffline(true)
  await second.locator('[name=experience]').fill('Never sent.')
  await second.getByText(/There is no connection to the lab/).waitFor()
  await second.context().setOffline(false)
  await second.evaluate(() => document.querySelector<HTMLFormElement>('form[data-forgets]')?.requestSubmit())
  await second.waitForURL((url) => url.pathname === '/')
  expect(await second.evaluate(() => Object.keys(localStorage).length)).toBe(0)
  // why: the browser itself notes that it had no connection, which another visitor must never see.
  await context.close()
})

test('a co-applicant without an account is asked, led in by the letter, and reads by keyboard alone', async () => {
  const grace = await as('Grace')
  await grace.page.goto(`${address}/people`)
  await typeInto(grace.page, grace.page.getByLabel('E-mail address'), 'noor@example.org')
  await tabTo(grace.page, grace.page.getByRole('button', { name: 'Send the invitation' }))
  await grace.page.keyboard.press('Enter')
  await grace.page.getByText('A letter with the invitation is on its way').waitFor()
  await expectAccessible(grace.page)
  const noor = await visit(browser, { origin: portal.origin, script: false })
  await openLetter(noor.page, 'noor@example.org', /asks you to work on/)
  await noor.page.getByRole('link', { name: /\/research\/invitations\// }).click()
  await noor.page.getByLabel('E-mail address').fill('noor@example.org')
  await noor.page.getByRole('button', { name: 'Send me a link' }).click()
  await openLetter(noor.page, 'noor@example.org', /sign in/i)
  await noor.page.getByRole('link', { name: /\/sign-in\/link\// }).click()
  await noor.page.getByRole('button', { name: /^Sign in as/ }).click()
  await noor.page.waitForURL(/\/research\/invitations\/cap_/)
  await noor.page.getByLabel('Yes').check()
  await press(noor.page, 'Answer')
  await noor.page.waitForURL((url) => url.pathname === address)

  await noor.page.goto(`${address}/science`)
  expect(await answerOf(noor.page, 'approach')).toBe('Lin’s approach.')
  await grace.page.goto(`${address}/history`)
  expect(await grace.page.textContent('main')).toMatch(/Noor joined as a co-applicant/)
  await Promise.all([grace.close(), noor.close()])
})

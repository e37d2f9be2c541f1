import { PDFDocument } from 'pdf-lib'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectAccessible, openBrowser, signIn, visit } from './support/browser.ts'
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

const words: Record<string, Record<string, string>> = {
  project: {
    title: 'Comet: an open model of soil',
    institution: 'Arlington',
    field: 'Soil',
    summary: 'Soil, in the open.',
  },
  science: { question: 'What lives there?', approach: 'Train.', outcome: 'Others repeat it.' },
  compute: { 'line-h100-asked': '12,400', 'line-h100-least': '6,000', estimate: 'Two runs.', readiness: 'Ready.' },
  team: { experience: 'Two models.' },
  openness: { releases: 'Weights.', licence: 'Apache-2.0' },
}

async function as(name: string, options: { script?: boolean } = {}) {
  const visitor = await visit(browser, { origin: portal.origin, ...options })
  await signIn(visitor.page, name)
  return visitor
}

async function press(page: Page, name: string | RegExp): Promise<void> {
  await Promise.all([
    page.waitForResponse((answer) => answer.request().method() === 'POST'),
    page.getByRole('button', { name }).click(),
  ])
  await page.waitForLoadState()
}

/** Applies with every section and a PDF, and sends it; answers the application's address. */
async function apply(page: Page): Promise<string> {
  await page.goto('/research/apply/science-models-2027')
  const begun = page.getByRole('link', { name: 'Go on with it' })
  if (await begun.count()) await begun.click()
  else await page.getByRole('button', { name: 'Start the application' }).click()
  await page.waitForURL(/\/research\/applications\/app_/)
  const address = new URL(page.url()).pathname
  for (const [section, fields] of Object.entries(words)) {
    await page.goto(`${address}/${section}`)
    for (const [name, text] of Object.entries(fields)) await page.locator(`[name="${name}"]`).fill(text)
    if (section === 'openness') await page.locator('[name=openness][value="1"]').check()
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Save and go back' }).click()
    await page.waitForURL(portal.origin + address)
  }
  const pdf = await PDFDocument.create()
  pdf.addPage()
  await page.goto(`${address}/attachment`)
  const file = { name: 'figures.pdf', mimeType: 'application/pdf', buffer: Buffer.from(await pdf.save()) }
  await page.locator('[name=file]').setInputFiles(file)
  await press(page, 'Save')
  await page.goto(`${address}/check`)
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Send the application' }).click()
  await page.waitForURL(/\/submit$/)
  await expectAccessible(page)
  return address
}

test('an application is written, screened, reviewed without script, decided, released and signed', async () => {
  const grace = await as('Grace')
  const address = await apply(grace.page)
  const id = address.split('/').at(-1)

  const june = await as('June')
  await june.page.goto(`/admin/applications/${id}`)
  await june.page.locator('[name=to][value=in_review]').check()
  await press(june.page, 'Screen')
  const kofi = await june.page.locator('[name=reviewerId] option', { hasText: 'Kofi' }).getAttribute('value')
  await june.page.locator('[name=reviewerId]').selectOption(kofi)
  await press(june.page, 'Ask')

  const reviewer = await as('Kofi', { script: false })
  await reviewer.page.goto('/review')
  await reviewer.page.getByRole('link', { name: /Comet/ }).click()
  expect(await reviewer.page.getByText('What lives there?').count()).toBe(0)
  await reviewer.page.locator('[name=has][value=none]').check()
  await press(reviewer.page, 'Declare')
  expect(await reviewer.page.getByText('What lives there?').count()).toBe(1)
  for (const name of ['score-merit', 'score-openness', 'score-feasibility', 'score-need', 'confidence']) {
    await reviewer.page.locator(`[name=${name}][value="4"]`).check()
  }
  await reviewer.page.locator('[name=forApplicant]').fill('A good plan.')
  await press(reviewer.page, 'Send in')

  await grace.page.goto(address)
  const before = await grace.page.locator('main').textContent()
  await june.page.goto(`/admin/applications/${id}`)
  await june.page.locator('[name=outcome][value=accepted_partial]').check()
  await june.page.locator('[name=granted-h100]').fill('10,000')
  await press(june.page, 'Keep the draft')
  await grace.page.goto(address)
  expect(await grace.page.locator('main').textContent(), 'nothing leaks before the release').toBe(before)
  await june.page.goto('/admin/panel/science-models-2027')
  await expectAccessible(june.page)
  await press(june.page, /^Release/)

  await grace.page.goto(`${address}/accept`)
  await expectAccessible(grace.page)
  await grace.page.getByLabel('I accept these terms').check()
  await grace.page.getByLabel('Your full name').fill('Grace Hopper')
  await press(grace.page, 'Sign and accept')
  await grace.page.waitForURL(/\/research\/projects\/prj_/)
  expect(await grace.page.locator('main').textContent()).toMatch(/10,000 GPU-h/)
  await expectAccessible(grace.page)
  for (const visitor of [grace, june, reviewer]) await visitor.close()
})

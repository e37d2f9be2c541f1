import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectAccessible, openBrowser, signIn, visit } from './support/browser.ts'
import {
  chooseByKeys,
  followByKeys,
  pressByKeys,
  tabTo,
  tickByKeys,
  typeInstant,
  typeInto,
  typeMonth,
} from './support/keyboard.ts'
import { signInByLetter } from './support/letters.ts'
import type { Portal } from './support/portal.ts'
import { startToldPortal } from './support/told-portal.ts'

/** A call from its first word to a signed agreement. Nobody here touches a mouse; applicant and reviewers have no script. */

let portal: Portal
let browser: Browser
let application: string
let number: string

beforeAll(async () => {
  portal = await startToldPortal()
  browser = await openBrowser()
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

const field = (page: Page, name: string) => page.locator(`[name="${name}"]`)

test('an officer builds a call, asks a question of her own, and publishes its form', async () => {
  const { page, close } = await as('June')
  await page.goto('/admin/calls/new')
  await typeInto(page, field(page, 'title'), 'Rivers and lakes')
  await typeInto(page, field(page, 'summary'), 'Open models of fresh water.')
  await typeInto(page, field(page, 'body'), 'Models that anyone can use to understand rivers.')
  await typeInstant(page, field(page, 'opensAt'), new Date(Date.now() - 2 * 86_400_000), '0900AM')
  await typeMonth(page, field(page, 'firstMonth'), '03 2027')
  await typeMonth(page, field(page, 'lastMonth'), '08 2027')
  await tickByKeys(page, field(page, 'isRolling'))
  await tickByKeys(page, page.locator('[name=gpuClasses][value=h100]'))
  await pressByKeys(page, 'Publish the call')
  await page.waitForURL(/\/admin\/calls\/cal_/)

  await expectAccessible(page)

  await followByKeys(page, page.getByRole('link', { name: 'Form', exact: true }))
  await followByKeys(page, page.getByRole('link', { name: /Add a question to .*team/i }))
  await typeInto(page, field(page, 'label'), 'Which rivers do you know?')
  await pressByKeys(page, 'Keep the question')
  await page.waitForURL(/\/form$/)
  await pressByKeys(page, /^Publish version/)
  await page.waitForURL(/\/form/)
  expect(await page.textContent('main')).toMatch(/Which rivers do you know\?/)
  await close()
})

const answers: Record<string, Record<string, string>> = {
  project: {
    title: 'Delta: an open model of rivers',
    institution: 'Deltares',
    field: 'Hydrology',
    summary: 'Rivers, in the open.',
  },
  science: { question: 'Where does it flow?', approach: 'Train.', outcome: 'Others repeat it.' },
  compute: { 'line-h100-asked': '2,000', 'line-h100-least': '1,000', estimate: 'Two runs.', readiness: 'Ready.' },
  team: { experience: 'Two models.' },
  openness: { releases: 'Weights.', licence: 'Apache-2.0' },
}

test('an applicant without script answers it and sends the application', async () => {
  const { page, close } = await as('river@example.org', { script: false })
  await page.goto('/calls/rivers-and-lakes')
  await followByKeys(page, page.getByRole('link', { name: /apply/i }).first())
  await pressByKeys(page, 'Start the application')
  await page.waitForURL(/\/research\/applications\/app_/)
  application = new URL(page.url()).pathname
  for (const [section, fields] of Object.entries(answers)) {
    await followByKeys(page, page.locator(`main a[href="${application}/${section}"]`).first())
    for (const [name, text] of Object.entries(fields)) await typeInto(page, field(page, name), text)
    if (section === 'team') await typeInto(page, page.getByLabel('Which rivers do you know?'), 'The Rhine.')
    if (section === 'openness') await chooseByKeys(page, 'openness', '1')
    await pressByKeys(page, 'Save and go back')
    await page.waitForURL((url) => url.pathname === application)
  }
  await page.goto(`${application}/check`)
  await pressByKeys(page, 'Send the application')
  await page.waitForURL(/\/submit$/)
  number = (await page.textContent('main'))?.match(/20\d\d-\d{4}/)?.[0] ?? ''
  expect(number).not.toBe('')
  await close()
})

/** An officer asks somebody for a review. */
async function ask(page: Page, reviewer: string): Promise<void> {
  await page.goto(application.replace('/research/', '/admin/'))
  await tabTo(page, field(page, 'reviewerId'))
  await page.keyboard.type(reviewer)
  await pressByKeys(page, 'Ask')
}

test('the officer screens it and asks two reviewers; one with a conflict sees nothing of it and is gone, one reviews it', async () => {
  const june = await as('June')
  await june.page.goto(application.replace('/research/', '/admin/'))
  await chooseByKeys(june.page, 'to', 'in_review')
  await pressByKeys(june.page, 'Screen')
  await ask(june.page, 'Kofi')
  await ask(june.page, 'Ines')

  const ines = await as('ines@demo.test', { script: false })
  await ines.page.goto('/review')
  await followByKeys(ines.page, ines.page.getByRole('link', { name: number }))
  expect(await ines.page.textContent('main')).not.toMatch(/Where does it flow/)
  await chooseByKeys(ines.page, 'has', 'conflict')
  await typeInto(ines.page, field(ines.page, 'reason'), 'We wrote a paper together.')
  await pressByKeys(ines.page, 'Declare')
  expect(await ines.page.textContent('main')).not.toMatch(/Where does it flow|Delta: an open model/)

  const kofi = await as('Kofi', { script: false })
  await kofi.page.goto('/review')
  await followByKeys(kofi.page, kofi.page.getByRole('link', { name: number }))
  await chooseByKeys(kofi.page, 'has', 'none')
  await pressByKeys(kofi.page, 'Declare')
  expect(await kofi.page.textContent('main')).toMatch(/The Rhine\./)
  for (const name of ['score-merit', 'score-openness', 'score-feasibility', 'score-need', 'confidence']) {
    await chooseByKeys(kofi.page, name, '4')
  }
  await typeInto(kofi.page, field(kofi.page, 'forApplicant'), 'Clear, and useful to many.')
  await pressByKeys(kofi.page, 'Send in')
  for (const visitor of [june, ines, kofi]) await visitor.close()
})

test('the officer drafts a part of what was asked for and releases it', async () => {
  const { page, close } = await as('June')
  await page.goto(application.replace('/research/', '/admin/'))
  await chooseByKeys(page, 'outcome', 'accepted_partial')
  await typeInto(page, field(page, 'granted-h100'), '1,500')
  await pressByKeys(page, 'Keep the draft')
  await page.goto('/admin/panel/rivers-and-lakes/release')
  await expectAccessible(page)
  await pressByKeys(page, /^Release/)
  await close()
})

test('the applicant accepts fewer hours than are offered, and signs', async () => {
  const { page, close } = await as('river@example.org', { script: false })
  await page.goto(application)
  expect(await page.textContent('main')).toMatch(/Clear, and useful to many\./)
  await page.goto(`${application}/accept`)
  await tabTo(page, page.getByText('Take fewer hours than are offered'))
  await page.keyboard.press('Enter')
  await typeInto(page, field(page, 'taken-h100'), '1,200')
  await tickByKeys(page, page.getByLabel('I accept these terms'))
  await typeInto(page, page.getByLabel('Your full name'), 'Rio Delta')
  await pressByKeys(page, 'Sign and accept')
  await page.waitForURL(/\/research\/projects\/prj_/)
  expect(await page.textContent('main')).toMatch(/1,200 GPU-h/)
  await expectAccessible(page)
  await close()
})

test('the books hold after all of it', async () => {
  const { code, output } = await portal.shell('verify:ledger')

  expect(output).not.toMatch(/broken/i)
  expect(code).toBe(0)
})

import { existsSync, readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { apply, beginApplication } from './support/applying.ts'
import { expectAccessible, openBrowser, press, signIn, visit } from './support/browser.ts'
import { tabTo, typeInto } from './support/keyboard.ts'
import { signInByLetter } from './support/letters.ts'
import type { Portal } from './support/portal.ts'
import { agreeAsSecond } from './support/second-officer.ts'
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

async function as(name: string, options: { script?: boolean } = {}) {
  const visitor = await visit(browser, { origin: portal.origin, ...options })
  await signIn(visitor.page, name)
  return visitor
}

test('an application is written, screened, reviewed without script, decided, released and signed', async () => {
  const grace = await as('Grace')
  const address = await apply(grace.page, expectAccessible)
  const id = address.split('/').at(-1)

  const june = await as('June')
  await june.page.goto(`/admin/applications/${id}`)
  await june.page.locator('[name=to][value=in_review]').check()
  await press(june.page, 'Screen')
  const number = (await june.page.locator('main').textContent())?.match(/20\d\d-\d{4}/)?.[0] ?? ''
  const kofi = await june.page.locator('[name=reviewerId] option', { hasText: 'Kofi' }).getAttribute('value')
  await june.page.locator('[name=reviewerId]').selectOption(kofi)
  await press(june.page, 'Ask')

  const reviewer = await as('Kofi', { script: false })
  await reviewer.page.goto('/review')
  expect(await reviewer.page.getByText(/Comet/).count()).toBe(0)
  await reviewer.page.getByRole('link', { name: number }).click()
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
  await agreeAsSecond(june.page, /Crystal/)
  await june.page.goto('/admin/panel/science-models-2027')
  await expectAccessible(june.page)
  await june.page.getByRole('link', { name: /before the release/ }).click()
  await june.page.waitForURL(/\/release$/)
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

const edgeCases = '../shared/data/sacct/CONSTRUCTED-edge-cases.psv'

test.runIf(existsSync(edgeCases))(
  'the hours are allocated, a Slurm file is imported, and the researcher sees 72.17 GPU-h of it',
  async () => {
    const ravi = await as('Ravi')
    await giveAccount(ravi.page, /Lantern: a 7B/, 'atom_lantern')
    await giveAccount(ravi.page, /Comet/, 'atom_g17')
    await ravi.page.goto('/admin/allocations')
    await ravi.page.getByRole('row').filter({ hasText: 'Comet' }).getByRole('link').first().click()
    expect(await ravi.page.textContent('main'), 'the last fifth waits for a model').toMatch(
      /The last 20% of the award waits/,
    )
    await press(ravi.page, 'Allocate hours')
    await ravi.page.waitForURL(/\/admin\/allocations\/alo_/)
    const allocation = new URL(ravi.page.url()).pathname.split('/').at(-1)

    await upload(ravi.page, { isDryRun: true })
    await ravi.page.getByText('Nothing was kept').waitFor()
    const verdict = (job: string) =>
      ravi.page
        .getByRole('row')
        .filter({ has: ravi.page.getByText(job, { exact: true }) })
        .textContent()
    expect(await verdict('9001')).toMatch(/atom_g17.*Final run.*16/)
    expect(await verdict('9001.batch')).toMatch(/Step/)
    expect(await verdict('9032')).toMatch(/Still running.*32/)
    expect(await verdict('9036')).toMatch(/no_such_grant.*Held/)
    await expectAccessible(ravi.page)
    const grace = await as('Grace')
    await grace.page.goto(`/research/allocations/${allocation}`)
    expect(await grace.page.textContent('main'), 'looking keeps nothing').not.toMatch(/72\.17/)

    await upload(ravi.page)
    await ravi.page.waitForURL(/\/admin\/usage\/imp_/)
    expect(await ravi.page.getByRole('row').filter({ hasText: 'atom_g17' }).textContent()).toMatch(/72\.17/)
    const seen = await readAllocation(grace.page, allocation)
    expect(seen).toMatch(/72\.17\s*GPU-h\s*used/)
    expect(seen).toMatch(/7,927\.83\s*GPU-h\s*left/)
    expect(seen).toMatch(/atom1\/9002/)
    await expect(grace.page.getByRole('figure', { name: /How the hours are used/ }).count()).resolves.toBeGreaterThan(0)
    await upload(ravi.page)
    await ravi.page.waitForURL(/\/admin\/usage\/imp_/)
    await ravi.page.locator('main', { hasText: /Final run\s*0/ }).waitFor()
    expect((await sendByApi()).rows).toMatchObject({ final: 0, provisional: 0, held: 0, rejected: 0 })
    expect(await readAllocation(grace.page, allocation), 'the same file twice changes nothing').toBe(seen)
    await grace.close()
    await ravi.close()
  },
)

/** The same file as a cluster sends it every night. */
async function sendByApi(): Promise<{ rows: Record<string, number> }> {
  const token = await portal.shell('token', '--email', 'ravi@demo.test', '--scopes', 'usage:write')
  const answer = await fetch(`${portal.origin}/api/v1/usage/imports`, {
    method: 'POST',
    headers: { authorization: `Bearer ${/atom_\S+/.exec(token.output)?.[0]}`, 'content-type': 'text/plain' },
    body: readFileSync(edgeCases),
  })
  return (await answer.json()) as { rows: Record<string, number> }
}

/** Says on a project's page which Slurm account is its own. */
async function giveAccount(page: Page, project: RegExp, account: string): Promise<void> {
  await page.goto('/admin/projects')
  await page.getByRole('link', { name: project }).first().click()
  await page.waitForURL(/\/admin\/projects\/prj_/)
  await page.getByLabel('Account', { exact: true }).fill(account)
  await press(page, 'Set the account')
}

async function upload(page: Page, { isDryRun = false } = {}): Promise<void> {
  await page.goto('/admin/usage')
  await page.locator('[name=file]').setInputFiles(edgeCases)
  if (isDryRun) await page.getByRole('checkbox', { name: /Only look/ }).check()
  await press(page, 'Import')
}

async function readAllocation(page: Page, id: string | undefined): Promise<string> {
  await page.goto(`/research/allocations/${id}`)
  return (await page.textContent('main')) ?? ''
}

test.runIf(existsSync(edgeCases))(
  'runs of an account nobody knows wait for staff, who say whose they are',
  async () => {
    const { page, close } = await as('Ravi')
    await page.goto('/admin/usage')
    const held = page.getByRole('row').filter({ hasText: 'no_such_grant' })
    expect(await held.textContent()).toMatch(/No project has this account/)
    await held.getByRole('combobox').selectOption({ label: await optionOf(held.getByRole('option'), /Leaf/) })
    await Promise.all([
      page.waitForResponse((answer) => answer.request().method() === 'POST'),
      held.getByRole('button', { name: 'Charge' }).click(),
    ])

    await page.getByText('The account is mapped').waitFor()
    expect(await held.count()).toBe(0)
    await close()
  },
)

async function optionOf(options: ReturnType<Page['getByRole']>, name: RegExp): Promise<string> {
  const labels = await options.allTextContents()
  return labels.find((label) => name.test(label)) ?? ''
}

test('two officers who allocate the last hours at once: one has them, the other is told so and keeps every word', async () => {
  const officers = await Promise.all([as('Ravi'), as('Rosa')])
  const asked = await Promise.all([askForAll(officers[0].page, /Babel-48/), askForAll(officers[1].page, /Leaf/)])
  expect(asked[0]).toEqual(asked[1])

  await Promise.all(officers.map(({ page }) => press(page, 'Allocate hours')))
  await Promise.all(
    officers.map(({ page }) =>
      page
        .getByText(/The hours are allocated|Not enough hours are left/)
        .first()
        .waitFor(),
    ),
  )

  const pages = officers.map(({ page }) => page)
  const lost = pages.find((page) => page.url().includes('/allocations/new'))
  expect(pages.map((page) => page.url()).filter((url) => /\/admin\/allocations\/alo_/.test(url))).toHaveLength(1)
  expect(await lost?.getByRole('alert').textContent()).toMatch(
    /Not enough hours are left; nothing was allocated.*asked, 0 left/,
  )
  expect(await lost?.locator(`[name="${asked[0].month}"]`).inputValue()).toBe(asked[0].hours)
  await lost?.reload()
  expect(await lost?.textContent('main')).toMatch(/\b0 GPU-h free in the pool/)
  for (const officer of officers) await officer.close()
})

/** Fills the first month's field with everything its pool has. */
async function askForAll(page: Page, project: RegExp): Promise<{ month: string; hours: string }> {
  await page.goto('/admin/allocations/new')
  await page
    .getByLabel('Project')
    .selectOption({ label: await optionOf(page.getByLabel('Project').getByRole('option'), project) })
  await page.getByLabel('GPU class').selectOption('b200')
  await page.getByRole('button', { name: 'Show its months' }).click()
  const hint =
    (await page
      .getByText(/GPU-h free in the pool/)
      .first()
      .textContent()) ?? ''
  const hours = /[\d.,]+/.exec(hint)?.[0] ?? ''
  const field = page.locator('input[name^="hours-"]').first()
  await field.fill(hours)
  return { month: (await field.getAttribute('name')) ?? '', hours }
}

test('a newcomer applies without script, by the link of a letter, and reads what was sent', async () => {
  const { page, close } = await visit(browser, { origin: portal.origin, script: false })
  await signInByLetter(page, 'newcomer@example.org')

  const address = await apply(page)

  expect(await page.textContent('main')).toMatch(/Your application is in.*Comet: an open model of soil/s)
  await page.goto(address)
  expect(await page.textContent('main')).toMatch(/What lives there\?/)
  await close()
})

test('a section is written and saved by keyboard alone', async () => {
  const { page, close } = await as('Ada')
  const address = await beginApplication(page)
  await tabTo(page, page.getByRole('link', { name: /science/i }).first())
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/science$/)
  await typeInto(page, page.locator('[name=question]'), 'Does it fly?')
  await tabTo(page, page.getByRole('button', { name: 'Save and go back' }))
  await page.keyboard.press('Enter')
  await page.waitForURL((url) => url.pathname === address)

  await page.goto(`${address}/science`)
  expect(await page.locator('[name=question]').inputValue()).toBe('Does it fly?')
  await close()
})

test('the books hold after all of it', async () => {
  const { code, output } = await portal.shell('verify:ledger')

  expect(output).not.toMatch(/broken/i)
  expect(code).toBe(0)
})

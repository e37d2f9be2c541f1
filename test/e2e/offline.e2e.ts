import { existsSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectAccessible, openBrowser, press, pressOn, signIn, visit } from './support/browser.ts'
import { insist } from './support/insist.ts'
import { openLetter } from './support/letters.ts'
import type { Portal } from './support/portal.ts'
import { startToldPortal } from './support/told-portal.ts'

/** Grants of a foundation as it publishes them: dollar signs, months without days, a byte order mark, blanks. Not kept here. */
const published = '../shared/data/grants/open-philanthropy-grants.csv'

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

/** Mina of finance at her desk, some days without script. */
async function mina(options: { script?: boolean } = {}): Promise<Awaited<ReturnType<typeof visit>>> {
  const visitor = await visit(browser, { origin: portal.origin, ...options })
  await signIn(visitor.page, 'Mina')
  return visitor
}

type Cheque = { name: string; email: string; reference: string; amount: string }

async function enterCheque(page: Page, { name, email, reference, amount }: Cheque): Promise<void> {
  await page.getByRole('link', { name: 'Enter a gift' }).click()
  await page.waitForURL(/\/admin\/gifts\/new/)
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill(name)
  await page.locator('[name=email]').fill(email)
  await page.getByRole('textbox', { name: /^Reference/ }).fill(reference)
  await page.getByRole('textbox', { name: 'Amount', exact: true }).fill(amount)
  await pressOn(page, 'Enter the gift')
  await page.getByText('The gift is in the batch').waitFor()
}

test('finance books a batch of three cheques without JavaScript, once its slip agrees', async () => {
  const { page, close } = await mina({ script: false })
  await page.goto('/admin/gifts/batches')
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Cheques of the gala')
  await page.getByLabel('Gifts on the slip').fill('3')
  await page.getByRole('textbox', { name: 'Total of the slip' }).fill('1,600.02')
  await pressOn(page, 'Open the batch')
  await page.waitForURL(/\/admin\/gifts\/batches\/bat_/)
  const batch = page.url()

  await enterCheque(page, {
    name: 'Ines Abara',
    email: 'ines@abara.example',
    reference: 'Cheque 1',
    amount: '1,000.01',
  })
  await enterCheque(page, { name: 'Tom Baker', email: 'tom@baker.example', reference: 'Cheque 2', amount: '500' })
  expect(await page.textContent('main')).toContain('when count and total are what the slip says')
  expect(await page.getByRole('button', { name: 'Book the batch' }).count()).toBe(0)
  await expectAccessible(page)
  await enterCheque(page, { name: 'Lia Chen', email: 'lia@chen.example', reference: 'Cheque 3', amount: '100.01' })
  await pressOn(page, 'Book the batch')

  await page.goto(batch)
  expect(await page.getByRole('table', { name: /in the order they were typed/ }).textContent()).toMatch(
    /Ines Abara.*\$1,000\.01.*Settled.*Tom Baker.*\$500\.00.*Settled.*Lia Chen.*\$100\.01.*Settled/s,
  )
  await openLetter(page, 'lia@chen.example', /receipt/i)
  await close()
})

test.runIf(existsSync(published))(
  'finance imports a dirty file, sees a verdict on every row, and takes it back',
  async () => {
    const { page, close } = await mina()
    await page.goto('/admin/donors')
    const donors = await page.request.get('/admin/donors?q=Langsikt')
    expect(await donors.text()).not.toMatch(/dnr_\w+[^>]*>\s*Langsikt/)
    await page.goto('/admin/donors/import')
    await page.getByLabel('File', { exact: true }).setInputFiles(published)
    await page.getByRole('radio', { name: /^Gifts/ }).check()
    await press(page, 'Look at the file')
    await page.waitForURL(/\/columns$/)
    expect(await page.getByLabel('Organization Name').inputValue()).toBe('organisation')
    await page.getByLabel(/A donor is, unless/).selectOption({ label: 'An organisation' })
    await page.getByLabel(/Fund, unless/).selectOption({ index: 1 })
    await expectAccessible(page)
    await press(page, 'Look at every row')

    await page.waitForURL(/\/import\/gim_\w+$/)
    await waitFor(page, /Write 2,278 rows/)
    const verdicts = await page.getByRole('table', { name: 'Rows by verdict' }).textContent()
    expect(verdicts).toMatch(/\$3,400,453,160\.00/)
    expect(verdicts).toMatch(/85/)
    await expectAccessible(page)
    const refused = await page.request.get(`${new URL(page.url()).pathname}/refused.csv`)
    expect((await refused.text()).trim().split('\n').length).toBeGreaterThan(85)

    await press(page, /Write 2,278 rows/)
    await waitFor(page, /Take it back/)
    await page.goto('/admin/donors?q=Langsikt')
    expect(await page.textContent('main')).toContain('Langsikt')
    await page.goto('/admin/donors/import')
    await page.getByRole('link', { name: /open-philanthropy/ }).click()
    await page.getByRole('link', { name: 'Take it back' }).click()
    await page.waitForURL(/\/undo$/)
    await expectAccessible(page)
    await press(page, 'Take all of it back')
    await waitFor(page, /This import was taken back/)

    await page.goto('/admin/donors?q=Langsikt')
    expect(await page.textContent('main')).not.toMatch(/Langsikt\s*\$/)
    expect(await portal.shell('job', 'check-books')).toMatchObject({ code: 0 })
    await close()
  },
)

/** Opens the page of a file anew until a background job has brought it so far. */
async function waitFor(page: Page, words: RegExp): Promise<void> {
  await insist(async () => {
    await page.reload()
    return words.test((await page.textContent('main')) ?? '') ? true : null
  }, 300_000)
}

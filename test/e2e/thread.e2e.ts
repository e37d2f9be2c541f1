import { existsSync, readFileSync } from 'node:fs'
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

async function fillGift(page: Page): Promise<void> {
  await page.goto('/give')
  await page.getByRole('radio', { name: /\$100\b/ }).check()
  await page.getByRole('checkbox', { name: /Add the card’s fee/ }).check()
  await page.getByRole('textbox', { name: 'Your name', exact: true }).fill('Jo Stranger')
  await page.getByLabel('E-mail address').fill('jo@example.org')
  await page.getByRole('button', { name: 'Continue to payment' }).click()
  await page.waitForURL(/\/c\/pay\//)
}

async function payBy(page: Page, card: string): Promise<void> {
  await page.locator('input[name=number]').fill(card)
  await page.locator('input[name=expiry]').fill('12/34')
  await page.locator('input[name=cvc]').fill('123')
  await page.locator('input[name=name]').fill('Jo Stranger')
  await page.locator('input[name=postalCode]').fill('02110')
  await page.locator('button[type=submit]').first().click()
}

/** What scripts weighed on the way to this page, compressed. */
async function scriptBytes(page: Page): Promise<number> {
  return page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .filter((entry) => entry instanceof PerformanceResourceTiming && entry.initiatorType === 'script')
      .reduce((sum, entry) => sum + (entry as PerformanceResourceTiming).encodedBodySize, 0),
  )
}

test('a stranger gives $103.30 without JavaScript, after a declined card, and is thanked', async () => {
  const jo = await visit(browser, { origin: portal.origin, script: false })
  await fillGift(jo.page)

  expect(await jo.page.textContent('body')).toContain('103.30')
  await payBy(jo.page, '4000000000000002')
  expect(await jo.page.textContent('body')).toMatch(/declined/i)
  await payBy(jo.page, '4242424242424242')
  await jo.page.waitForURL(/\/thanks\//)

  expect(await jo.page.textContent('main')).toContain('$103.30')
  await jo.close()
})

test('every public page is accessible, light and dark, narrow and wide, and ships little script', async () => {
  const pages = [
    '/',
    '/give',
    '/impact',
    '/impact/method',
    '/impact/ledger',
    '/projects',
    '/projects/lantern',
    '/models',
    '/calls',
    '/calls/science-models-2027',
    '/backers',
    '/sign-in',
  ]
  for (const look of [
    { width: 1280, scheme: 'light' },
    { width: 390, scheme: 'dark' },
  ] as const) {
    const visitor = await visit(browser, { origin: portal.origin, ...look })
    for (const path of pages) {
      const answer = await visitor.page.goto(path)
      expect(answer?.status(), path).toBe(200)
      await expectAccessible(visitor.page)
      expect(await scriptBytes(visitor.page), `script of ${path}`).toBeLessThanOrEqual(10_240)
      const width = await visitor.page.evaluate(() => document.documentElement.scrollWidth)
      expect(width, `${path} at ${look.width}`).toBeLessThanOrEqual(look.width)
    }
    await visitor.close()
  }
})

test('each person of the demonstration finds their own area', async () => {
  const areas = [
    ['Ada', '/backer'],
    ['Grace', '/research'],
    ['Kofi', '/review'],
    ['June', '/admin'],
    ['Ravi', '/admin'],
    ['Mina', '/admin'],
    ['Otto', '/admin'],
    ['Rosa', '/admin'],
  ] as const
  for (const [name, area] of areas) {
    const visitor = await visit(browser, { origin: portal.origin })
    await signIn(visitor.page, name)
    expect(new URL(visitor.page.url()).pathname, name).toBe(area)
    await expectAccessible(visitor.page)
    await visitor.close()
  }
})

const edgeCases = '../shared/data/sacct/CONSTRUCTED-edge-cases.psv'

test.runIf(existsSync(edgeCases))('a Slurm file sent by the API charges its accounts to the second', async () => {
  const token = await portal.shell('token', '--email', 'ravi@demo.test', '--scopes', 'usage:write')
  const secret = /atom_\S+/.exec(token.output)?.[0]

  const send = async () => {
    const answer = await fetch(`${portal.origin}/api/v1/usage/imports`, {
      method: 'POST',
      headers: { authorization: `Bearer ${secret}`, 'content-type': 'text/plain' },
      body: readFileSync(edgeCases),
    })
    return { status: answer.status, ...((await answer.json()) as Record<string, never>) }
  }
  const first = await send()
  const second = await send()

  expect(first).toMatchObject({
    rows: { final: 12, provisional: 1, steps: 3, pending: 1, not_started: 1, duplicate: 0, held: 2, rejected: 0 },
    gpu_seconds: { final: '450600', provisional: '115200', unattributed: '3600' },
    by_account: { atom_g17: '259800', atom_g21: '187200' },
  })
  expect(second).toMatchObject({ rows: { final: 0, held: 0 } })
})

test('the books hold after all of it', async () => {
  const { code, output } = await portal.shell('verify:ledger')

  expect(output).not.toMatch(/broken/i)
  expect(code).toBe(0)
})

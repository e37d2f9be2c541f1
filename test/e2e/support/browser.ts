import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import AxeBuilder from '@axe-core/playwright'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { expect } from 'vitest'

/** The browser the tests drive: scripts/test.mjs finds or installs one and names it in CHROMIUM_PATH. */
export async function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
}

/** The pages of visitors without script. */
const withoutScript = new WeakSet<Page>()

export type Visitor = { page: Page; context: BrowserContext; close(): Promise<void> }

/**
 * A person at a browser of their own. Anything the page logs as an error, any failed request and any request to
 * another host fails the test when the visitor leaves.
 */
export async function visit(
  browser: Browser,
  options: { origin: string; script?: boolean; width?: number; scheme?: 'light' | 'dark' },
): Promise<Visitor> {
  const context = await browser.newContext({
    baseURL: options.origin,
    javaScriptEnabled: options.script ?? true,
    viewport: { width: options.width ?? 1280, height: 900 },
    colorScheme: options.scheme ?? 'light',
    locale: 'en-US',
  })
  context.setDefaultTimeout(90_000)
  const page = await context.newPage()
  if (options.script === false) withoutScript.add(page)
  const complaints: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error' && !isExpected(message.text())) complaints.push(message.text())
  })
  page.on('pageerror', (problem) => complaints.push(problem.message))
  page.on('request', (request) => {
    const { hostname, protocol } = new URL(request.url())
    if (protocol !== 'data:' && hostname !== 'localhost' && hostname !== '127.0.0.1')
      complaints.push(`asked ${request.url()}`)
  })
  return {
    page,
    context,
    close: async () => {
      await context.close()
      expect([...new Set(complaints)].slice(0, 10), 'the browser complains of nothing').toEqual([])
    },
  }
}

/** A refused form answers 4xx, which the browser notes as a failed resource. */
function isExpected(text: string): boolean {
  return text.startsWith('Failed to load resource: the server responded with a status of 4')
}

export async function signIn(page: Page, name: string): Promise<void> {
  await page.goto('/sign-in')
  await page.getByRole('button', { name: new RegExp(name) }).click()
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'))
}

/** Presses a button that sends a form, and waits for the page that answers. */
export async function press(page: Page, name: string | RegExp): Promise<void> {
  await Promise.all([
    page.waitForResponse((answer) => answer.request().method() === 'POST'),
    page.getByRole('button', { name }).click(),
  ])
  await page.waitForLoadState()
}

/** Presses a button that leads to another page, and waits until that page is there. */
export async function pressOn(page: Page, name: string | RegExp): Promise<void> {
  await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name }).click()])
}

/** Zero axe violations, WCAG 2.2 AA and best practices. */
export async function expectAccessible(page: Page): Promise<void> {
  expect(await findViolations(page), `axe on ${page.url()}`).toEqual([])
}

export async function findViolations(page: Page): Promise<string[]> {
  return violationsOf(page, {})
}

/** What can change with the width and the colours of a page; everything else is the same in every look. */
export async function findContrast(page: Page): Promise<string[]> {
  const values = ['color-contrast', 'target-size', 'scrollable-region-focusable']
  return violationsOf(page, { runOnly: { type: 'rule', values } })
}

type AxeOptions = Parameters<AxeBuilder['options']>[0]

const nothing = ';'
/** axe in its small form. Its builder would send the large one, and twice for every look, which takes longer than looking. */
const axeSource = readFileSync(
  createRequire(createRequire(import.meta.url).resolve('@axe-core/playwright')).resolve('axe-core/axe.min.js'),
  'utf8',
)

async function violationsOf(page: Page, options: AxeOptions): Promise<string[]> {
  if (!withoutScript.has(page)) return askAxe(page, options)
  const twin = await drawWithScript(page)
  const violations = await askAxe(twin, options)
  await twin.context().close()
  return violations
}

/** axe itself needs script, and waits for ever without: what stands on a page is drawn once more where there is some. */
async function drawWithScript(page: Page): Promise<Page> {
  const context = await page.context().browser()?.newContext({ viewport: page.viewportSize() })
  if (!context) throw new Error('the page has no browser any more')
  const twin = await context.newPage()
  const body = await page.content()
  await twin.route(page.url(), (route) => route.fulfill({ contentType: 'text/html', body }))
  await twin.goto(page.url())
  return twin
}

/** The portal has no frames, so that one call sees everything: a second page to join the answers in would double the time. */
async function askAxe(page: Page, options: AxeOptions): Promise<string[]> {
  if (await page.evaluate(() => !('axe' in window))) await page.evaluate(axeSource)
  const axe = new AxeBuilder({ page, axeSource: nothing })
    .setLegacyMode()
    .options({ ...options, preload: false, resultTypes: ['violations'] })
  const { violations } = await axe.analyze()
  return violations.map(
    (one) => `${one.id}: ${one.help} at ${one.nodes.map((node) => node.target.join(' ')).join(', ')}`,
  )
}

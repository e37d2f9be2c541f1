import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, signIn, visit } from './support/browser.ts'
import { crawl, expectNothingWrong, type Looked } from './support/crawl.ts'
import { pages } from './support/pages.ts'
import { type Portal, startPortal } from './support/portal.ts'

let portal: Portal
let browser: Browser
const looked: Looked = { times: new Map(), ownerOfTitle: new Map() }

beforeAll(async () => {
  portal = await startPortal()
  browser = await openBrowser()
}, 300_000)

afterAll(async () => {
  await browser?.close()
  await portal?.stop()
})

test('a visitor meets no page that is hard to read, light or dark, wide or narrow', async () => {
  const visitor = await visit(browser, { origin: portal.origin })

  const wrong = await crawl(visitor.page, looked, {
    from: ['/', '/nowhere', '/dev/mail', '/dev/gallery'],
    who: ['anyone', 'demo'],
  })

  await visitor.close()
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
  expect(new URL(visitor.page.url()).pathname).toBe(area)

  const wrong = await crawl(visitor.page, looked, { from: [area], who: ['signed-in', ...roles] })

  await visitor.close()
  expectNothingWrong(wrong)
})

test('no page of the portal is left out', () => {
  expect(pages.map(({ route }) => route).filter((route) => !looked.times.has(route))).toEqual([])
})

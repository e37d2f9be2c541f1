import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import type { Who } from '#app/policy-table.ts'
import { findContrast, findViolations } from './browser.ts'
import { type PageOfPortal, pageAt, pages } from './pages.ts'

/** What all visitors of a portal have looked at so far: how often at each page, and whose a title is. */
export type Looked = { times: Map<string, number>; ownerOfTitle: Map<string, string> }

/** How many addresses of one page are looked at closely: one gift with a receipt and one without, a draft and an award. */
const closeLooks = 2

type Walk = {
  browser: Page
  /** Where it starts; these pages are opened whoever has seen them. */
  from: readonly string[]
  isNewOnly: boolean
  looked: Looked
  waiting: string[]
  /** The addresses looked at, by route. */
  seen: Map<string, Set<string>>
  ids: Map<string, Set<string>>
  wrong: string[]
}

/**
 * Walks from page to page by their links, looks at each kind, and then at those no link leads to, by ids seen on the way.
 * Answers what is wrong, each with its address.
 */
export async function crawl(
  browser: Page,
  looked: Looked,
  { from, who, isNewOnly = false }: { from: readonly string[]; who: readonly Who[]; isNewOnly?: boolean },
): Promise<string[]> {
  const of = { seen: new Map(), ids: new Map(), wrong: [] }
  const walk: Walk = { browser, looked, from, isNewOnly, waiting: [...from], ...of }
  await walkOn(walk)
  const mayOpen = pages.filter((page) => page.who.some((one) => who.includes(one)))
  for (const page of mayOpen.filter(({ route }) => !walk.seen.has(route))) {
    for (const path of addressesOf(page, walk.ids)) {
      if (walk.seen.has(page.route)) break
      walk.waiting.push(path)
      await walkOn(walk)
    }
  }
  return walk.wrong
}

async function walkOn(walk: Walk): Promise<void> {
  for (let path = walk.waiting.shift(); path !== undefined; path = walk.waiting.shift()) {
    const { page } = pageAt(pathOf(path))
    const tried = walk.seen.get(page?.route ?? '') ?? new Set()
    if (!page || tried.has(path) || (!walk.from.includes(path) && isEnough(walk, page, tried))) continue
    const answer = await walk.browser.goto(path)
    const landed = new URL(walk.browser.url()).pathname
    if (answer?.status() !== (page.route === '$' ? 404 : 200) || pageAt(landed).page !== page) continue
    walk.seen.set(page.route, tried.add(path))
    const wrong = await lookAt(walk.browser, page, walk.looked)
    walk.wrong.push(...wrong.map((what) => `${landed}: ${what}`))
    for (const next of await pathsOn(walk.browser)) {
      for (const [name, id] of Object.entries(pageAt(pathOf(next)).ids)) {
        if (id) walk.ids.set(name, (walk.ids.get(name) ?? new Set()).add(id))
      }
      walk.waiting.push(next)
    }
  }
}

/** Everybody sees each of their pages once, and a second of its kind where nobody has; some come for what nobody saw alone. */
function isEnough({ looked, isNewOnly }: Walk, page: PageOfPortal, tried: Set<string>): boolean {
  const isKnown = (looked.times.get(page.route) ?? 0) >= closeLooks
  if (tried.size === 0) return isNewOnly && isKnown
  return tried.size >= closeLooks || isKnown
}

/** An address without its query: a key or a part of it, which a page may need to open. */
function pathOf(address: string): string {
  return address.split('?')[0] ?? address
}

/** Where the links and forms of a page lead within the portal. */
async function pathsOn(browser: Page): Promise<string[]> {
  return browser.evaluate(() =>
    [...document.querySelectorAll<HTMLAnchorElement | HTMLFormElement>('a[href], form[action]')]
      .map((one) => new URL(one.getAttribute('href') ?? one.getAttribute('action') ?? '', location.href))
      .filter((url) => url.origin === location.origin)
      .map((url) => url.pathname + url.search),
  )
}

/** A few addresses of a page, made of ids that were seen. */
function addressesOf({ pattern }: PageOfPortal, ids: Map<string, Set<string>>): string[] {
  let paths = ['']
  for (const segment of pattern.split('/').filter(Boolean)) {
    const name = /^:(\w+)/.exec(segment)?.[1]
    const words = name ? [...(ids.get(name) ?? [])].slice(0, 12) : [segment]
    paths = paths.flatMap((path) => words.map((word) => `${path}/${word}`))
  }
  return paths.slice(0, 12)
}

/** Looks at one page, closely while few have: light and wide, and the first time dark and narrow. */
async function lookAt(browser: Page, page: PageOfPortal, looked: Looked): Promise<string[]> {
  const times = looked.times.get(page.route) ?? 0
  looked.times.set(page.route, times + 1)
  const wrong = [
    ...(times < closeLooks ? await findViolations(browser) : []),
    ...(await checkTitle(browser, page, looked)),
  ]
  if (page.isPlain) {
    const bytes = await scriptBytes(browser)
    if (bytes > 10_240) wrong.push(`${bytes} bytes of script`)
  }
  await browser.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
  await browser.setViewportSize({ width: 390, height: 900 })
  if (times === 0) wrong.push(...(await findContrast(browser)).map((what) => `dark and narrow: ${what}`))
  const width = await browser.evaluate(() => document.documentElement.scrollWidth)
  if (width > 390) wrong.push(`${width} pixels wide at 390`)
  await browser.setViewportSize({ width: 1280, height: 900 })
  await browser.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  return wrong
}

/** A title says which page it is: two kinds of page never share one. */
async function checkTitle(browser: Page, { route }: PageOfPortal, { ownerOfTitle }: Looked): Promise<string[]> {
  const title = await browser.title()
  const owner = ownerOfTitle.get(title) ?? route
  ownerOfTitle.set(title, owner)
  return title === '' || owner !== route ? [`the title "${title}" is also that of ${owner}`] : []
}

/** What scripts weighed on the way to this page, compressed. */
async function scriptBytes(browser: Page): Promise<number> {
  return browser.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .filter((entry) => entry instanceof PerformanceResourceTiming && entry.initiatorType === 'script')
      .reduce((sum, entry) => sum + (entry as PerformanceResourceTiming).encodedBodySize, 0),
  )
}

export function expectNothingWrong(wrong: readonly string[]): void {
  expect([...new Set(wrong)]).toEqual([])
}

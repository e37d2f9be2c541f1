import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import type { Who } from '#app/policy-table.ts'
import { findContrast, findViolations } from './browser.ts'
import { type PageOfPortal, pageAt, pages } from './pages.ts'

/** What all visitors of a portal have looked at so far: how often at each page, and whose a title is. */
export type Looked = { times: Map<string, number>; ownerOfTitle: Map<string, string> }

/** How many addresses of one page are looked at closely: one gift with a receipt and one without, a draft and an award. */
const closeLooks = 2

type Look = 'light and wide' | 'dark and narrow'

type Walk = {
  browser: Page
  /** How the browser stands now; null before the first page. */
  look: Look | null
  /** Where it starts; these pages are opened whoever has seen them. */
  from: readonly string[]
  isNewOnly: boolean
  looked: Looked
  waiting: string[]
  /** The addresses opened, whatever came of it: one that leads elsewhere leads there again. */
  opened: Set<string>
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
  const of = { opened: new Set<string>(), seen: new Map(), ids: new Map(), wrong: [] }
  const walk: Walk = { browser, look: null, looked, from, isNewOnly, waiting: [...from], ...of }
  await walkOn(walk)
  const mayOpen = pages.filter((page) => page.who.some((one) => who.includes(one)))
  for (const page of mayOpen.filter(({ route }) => !walk.seen.has(route))) {
    for (const path of addressesOf(page, walk.ids)) {
      if (walk.seen.has(page.route)) break
      if (await isElsewhere(walk, page, path)) continue
      walk.waiting.push(path)
      await walkOn(walk)
    }
  }
  await turn(walk, 'light and wide')
  return walk.wrong
}

async function walkOn(walk: Walk): Promise<void> {
  for (let path = walk.waiting.shift(); path !== undefined; path = walk.waiting.shift()) {
    const { page } = pageAt(pathOf(path))
    const tried = walk.seen.get(page?.route ?? '') ?? new Set()
    if (!page || walk.opened.has(path) || (!walk.from.includes(path) && isEnough(walk, page, tried))) continue
    walk.opened.add(path)
    const isClose = timesLookedAt(walk, page) < closeLooks
    await turn(walk, isClose ? 'light and wide' : 'dark and narrow')
    const answer = await walk.browser.goto(path)
    const landed = new URL(walk.browser.url()).pathname
    if (!isIt(page, answer?.status(), landed)) continue
    walk.seen.set(page.route, tried.add(path))
    const wrong = await lookAt(walk, page, { isClose })
    walk.wrong.push(...wrong.map((what) => `${landed}: ${what}`))
    for (const next of await pathsOn(walk.browser)) {
      for (const [name, id] of Object.entries(pageAt(pathOf(next)).ids)) {
        if (id) walk.ids.set(name, (walk.ids.get(name) ?? new Set()).add(id))
      }
      walk.waiting.push(next)
    }
  }
}

/** Whether an address of ids seen anywhere leads elsewhere or nowhere, as most do: asked without drawing what comes. */
async function isElsewhere(walk: Walk, page: PageOfPortal, path: string): Promise<boolean> {
  if (walk.opened.has(path)) return true
  const answer = await walk.browser.request.get(path)
  return !isIt(page, answer.status(), new URL(answer.url()).pathname)
}

function isIt(page: PageOfPortal, status: number | undefined, landed: string): boolean {
  return status === (page.route === '$' ? 404 : 200) && pageAt(landed).page === page
}

/** Everybody sees each of their pages once, and a second of its kind where nobody has; some come for what nobody saw alone. */
function isEnough(walk: Walk, page: PageOfPortal, tried: Set<string>): boolean {
  const isKnown = timesLookedAt(walk, page) >= closeLooks
  if (tried.size === 0) return walk.isNewOnly && isKnown
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

function timesLookedAt({ looked }: Walk, { route }: PageOfPortal): number {
  return looked.times.get(route) ?? 0
}

/** Looks at one page: closely while few have, and the first time the colours in the dark as well; its width whoever comes. */
async function lookAt(walk: Walk, page: PageOfPortal, { isClose }: { isClose: boolean }): Promise<string[]> {
  const { browser, looked } = walk
  const times = timesLookedAt(walk, page)
  looked.times.set(page.route, times + 1)
  const wrong = [...(isClose ? await findViolations(browser) : []), ...(await checkTitle(browser, page, looked))]
  if (page.isPlain) {
    const bytes = await scriptBytes(browser)
    if (bytes > 10_240) wrong.push(`${bytes} bytes of script`)
  }
  await turn(walk, 'dark and narrow')
  if (times === 0) wrong.push(...(await findContrast(browser)).map((what) => `${walk.look}: ${what}`))
  const width = await browser.evaluate(() => document.documentElement.scrollWidth)
  if (width > 390) wrong.push(`${width} pixels wide at 390`)
  return wrong
}

/** Only what is looked at closely is opened light and wide: every change of look is drawn anew. */
async function turn(walk: Walk, look: Look): Promise<void> {
  if (walk.look === look) return
  walk.look = look
  const isDark = look === 'dark and narrow'
  await walk.browser.emulateMedia({ colorScheme: isDark ? 'dark' : 'light', reducedMotion: 'reduce' })
  await walk.browser.setViewportSize({ width: isDark ? 390 : 1280, height: 900 })
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

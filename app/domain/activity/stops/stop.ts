/** What can be stopped for everybody at once, each by itself, when something has leaked (docs/decisions/0053). */
export const stoppables = ['search', 'exports'] as const
export type Stoppable = (typeof stoppables)[number]

type Words = { name: string; stopped: string; covers: string }

export const stopWords: Record<Stoppable, Words> = {
  search: {
    name: 'Search',
    stopped:
      'Search is stopped for now, by an administrator. Lists can still be paged through and filtered by what they offer.',
    covers: 'Every search by words: of the portal, and in the lists of people, donors, gifts and applications.',
  },
  exports: {
    name: 'Exports',
    stopped: 'Taking files along is stopped for now, by an administrator. The pages themselves can still be read.',
    covers:
      'Every file of rows (CSV, JSON, ZIP, calendar), for staff, for people’s own records and for the public, and every list a token reads.',
  },
}

export function parseStoppable(text: string | undefined): Stoppable | null {
  return stoppables.find((what) => what === text) ?? null
}

/** Names under which an address carries words that somebody searches for. A test holds the lists to them. */
export const searchNames = ['q', 'words', 'search']

/** What of it a request to read asks for, by its address alone; null for every other page. */
export function stoppableAsked({ pathname: asked, searchParams }: URL): Stoppable | null {
  const pathname = asked.replace(/\.data$/, '')
  if (searchNames.some((name) => (searchParams.get(name) ?? '').trim() !== '')) return 'search'
  if (/\.(csv|json|jsonl|zip|ics)$/.test(pathname) && !isAboutFiles(pathname)) return 'exports'
  return /^\/admin\/calls\/[^/]+\/export(\/|$)/.test(pathname) ? 'exports' : null
}

/** A description of the API, and an empty table to fill in, hold nothing of anybody. */
function isAboutFiles(pathname: string): boolean {
  return pathname === '/api/v1/openapi.json' || pathname.startsWith('/admin/donors/import/template/')
}

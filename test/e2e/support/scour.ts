import { routeAt } from './pages.ts'

/** Answers what is read at an address, or null where nothing is shown. */
export type Ask = (address: string) => Promise<string | null>

/** What is left alone: files without words of ours, the stand-in Stripe, and the letters, which are read from their folder. */
const aside = /^\/(assets|build|fonts|c|_sandbox|dev\/mail)(\/|$)/

/**
 * Reads everything that can be reached from some addresses, each also as the request that the framework makes for its contents.
 * Of one kind of page at most so many are read, in the order they are linked: the newest first.
 */
export async function scour(
  ask: Ask,
  { origin, from, mostOfAKind }: { origin: string; from: readonly string[]; mostOfAKind: number },
): Promise<Map<string, string>> {
  const read = new Map<string, string>()
  const opened = new Set<string>()
  const times = new Map<string, number>()
  const waiting = [...from]
  for (let address = waiting.shift(); address !== undefined; address = waiting.shift()) {
    const path = address.split('?')[0] ?? address
    const kind = routeAt(path) ?? path
    if (opened.has(address) || aside.test(path) || (times.get(kind) ?? 0) >= mostOfAKind) continue
    opened.add(address)
    const text = await ask(address)
    if (text === null) continue
    times.set(kind, (times.get(kind) ?? 0) + 1)
    read.set(address, text)
    const contents = await ask(contentsOf(address))
    if (contents !== null) read.set(contentsOf(address), contents)
    waiting.push(...addressesIn(text, { origin, of: address }))
  }
  return read
}

/** What the framework asks for when a link is followed with script. */
export function contentsOf(address: string): string {
  const [path = '/', query] = address.split('?')
  return `${path === '/' ? '/_root' : path.replace(/\/$/, '')}.data${query ? `?${query}` : ''}`
}

/** Every address of this portal that a text names: in links, forms, images and feeds. */
function addressesIn(text: string, { origin, of }: { origin: string; of: string }): string[] {
  const named = [...text.matchAll(/(?:href|src|action)="([^"#]+)/g)].map(([, found = '']) => found)
  const written = text.match(new RegExp(`${origin}/[^\\s"'<>\\\\)]*`, 'g')) ?? []
  return [...named, ...written]
    .map((found) => found.replaceAll('&amp;', '&'))
    .filter((found) => URL.canParse(found, new URL(of, origin)))
    .map((found) => new URL(found, new URL(of, origin)))
    .flatMap((url) => (url.origin === origin ? [url.pathname + url.search] : []))
}

import type { Person } from '#app/domain/people/person.ts'
import { rateLimits } from '#db/schema/people.ts'
import { cookieOf } from './http.ts'
import type { Portal } from './portal.ts'
import { addressOf, type Place, places } from './routes.ts'
import type { TestWorld } from './world.ts'

export type Seen = { address: string; status: number; text: string }

type Look = { world: TestWorld; portal: Portal; person: Person | null; addresses: readonly string[] }

const atOnce = 8

/** Every address as one person sees it: the page, and what its loaders answer to a script. PDFs are left to their own tests. */
export async function lookEverywhere({ world, portal, person, addresses }: Look): Promise<Seen[]> {
  await world.db.delete(rateLimits)
  const cookie = person ? await cookieOf(world, person) : undefined
  const seen: Seen[] = []
  const waiting = [...addresses]
  const look = async () => {
    for (let address = waiting.shift(); address; address = waiting.shift()) {
      const heard = await portal.knock(address, { headers: { accept: 'text/html' }, ...(cookie && { cookie }) })
      const headers = [...heard.headers].map(([name, value]) => `${name}: ${value}`).join('\n')
      seen.push({ address, status: heard.status, text: `${headers}\n${heard.text}` })
    }
  }
  await Promise.all(Array.from({ length: atOnce }, look))
  return seen.sort((one, other) => (one.address < other.address ? -1 : 1))
}

/** Every door of the portal in the ways a reader can ask it, its parameters filled in each of the ways given. */
export function addressesOf(fills: readonly ((name: string, place: Place) => string | undefined)[]): string[] {
  const addresses = places.flatMap((place) => {
    const filled = fills.map((fill) => addressOf(place.pattern, (name) => fill(name, place) ?? 'nothing'))
    return [...new Set(filled)].flatMap((address) => [address, dataOf(address)])
  })
  return [...new Set(addresses)].filter((address) => !/\/sign-out|\.zip|\/health/.test(address))
}

/** Where the page's script asks for what its loaders answer. */
function dataOf(address: string): string {
  const [path = '', query] = address.split('?')
  return `${path === '/' ? '/_root' : path}.data${query === undefined ? '' : `?${query}`}`
}

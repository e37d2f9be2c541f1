import type { Person } from '#app/domain/people/person.ts'
import type { Day } from '#app/units/time.ts'
import type { Reads } from '#db/client.server.ts'
import { type DonorLine, readDonors } from '../read-donors.server.ts'
import type { DonorFilter } from './segment.ts'

const atOnce = 1_000

/** Every donor of a segment, by name, in helpings: a long list is never held whole. */
export async function* readDonorLines(
  reads: Reads,
  person: Person,
  ask: { filter: DonorFilter; today: Day },
): AsyncGenerator<DonorLine[]> {
  let after: { name: string; id: string } | undefined
  for (;;) {
    const list = await readDonors(reads, person, { ...ask, after, size: atOnce })
    const last = list?.donors.at(-1)
    if (!list || !last) return
    yield list.donors
    if (!list.hasMore) return
    after = last
  }
}

import { sql } from 'drizzle-orm'
import type { Person } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import type { Reads } from '#db/client.server.ts'
import { donors } from '#db/schema/giving.ts'
import { emailKeyOf, nameKeyOf } from '#db/words.ts'
import { mayReadGifts } from '../policy.ts'
import { isShownDonor } from '../shown-donor.server.ts'

/** Why two donors may be one, the surest first. */
export type Likeness = 'mailbox' | 'postal-code' | 'state' | 'no-address'
type Twin = { id: Id<'dnr'>; name: string; email: string | null; place: string | null }
export type LikelyPair = { because: Likeness; one: Twin; other: Twin }

type Row = { because: Likeness } & Record<`${'one' | 'other'}_${keyof Twin}`, string | null>

/**
 * Donors that may be the same, surest first and older first: one mailbox written two ways; the same name and postal code; the
 * same name and state; the same name where one has no e-mail address. Pairs that staff told apart are left out, and so is
 * everybody this reader may not know of. Finds by index whom to compare: only donors that share a key are ever joined.
 */
export async function readDuplicates(reads: Reads, person: Person, size = 50): Promise<LikelyPair[]> {
  if (!mayReadGifts(person)) return []
  const shown = isShownDonor(person) ?? sql`true`
  const twins = (key: ReturnType<typeof sql>) => sql`
    select ${key} as key from ${donors} where ${donors.mergedInto} is null and ${key} is not null
    group by ${key} having count(*) > 1 order by ${key} limit 500`
  const members = (key: ReturnType<typeof sql>) => sql`
    select ${donors.id}, ${donors.name}, ${donors.email}, ${donors.kind}, ${donors.state}, ${donors.postalCode}, ${key} as key
    from ${donors} where ${donors.mergedInto} is null and ${key} in (select key from (${twins(key)}) shared) and ${shown}`
  const rows = await reads.execute<Row>(sql`
    with by_mailbox as (${members(emailKeyOf(donors.email))}), by_name as (${members(nameKeyOf(donors.name))}), pairs as (
      select 'mailbox' as because, 1 as rank, one.id as one, other.id as other from by_mailbox one
        join by_mailbox other on other.key = one.key and other.id > one.id and other.kind = one.kind
      union all
      select case when one.postal_code = other.postal_code then 'postal-code' when one.state = other.state then 'state' else 'no-address' end,
        case when one.postal_code = other.postal_code then 2 when one.state = other.state then 3 else 4 end, one.id, other.id from by_name one
        join by_name other on other.key = one.key and other.id > one.id and other.kind = one.kind
        where one.postal_code = other.postal_code or one.state = other.state or one.email is null or other.email is null),
    surest as (select distinct on (one, other) * from pairs order by one, other, rank)
    select s.because, a.id as one_id, a.name as one_name, a.email as one_email, concat_ws(', ', a.city, a.state, a.postal_code) as one_place,
      b.id as other_id, b.name as other_name, b.email as other_email, concat_ws(', ', b.city, b.state, b.postal_code) as other_place
    from surest s join donor a on a.id = s.one join donor b on b.id = s.other
    where not exists (select from distinct_donors d where d.one_id = s.one and d.other_id = s.other)
      and not exists (select from erasure e where e.donor_ids && array[s.one, s.other])
    order by s.rank, s.one, s.other limit ${size}`)
  return rows.map((row) => ({ because: row.because, one: twinOf(row, 'one'), other: twinOf(row, 'other') }))
}

function twinOf(row: Row, which: 'one' | 'other'): Twin {
  return {
    id: row[`${which}_id`] as Id<'dnr'>,
    name: row[`${which}_name`] ?? '',
    email: row[`${which}_email`],
    place: row[`${which}_place`] || null,
  }
}

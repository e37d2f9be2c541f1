import { type SQL, sql } from 'drizzle-orm'
import type { Person } from '#app/domain/people/person.ts'
import type { Tx } from '#db/client.server.ts'
import { donors } from '#db/schema/giving.ts'
import { nameKeyOf } from '#db/words.ts'
import { isShownDonor } from '../shown-donor.server.ts'

/**
 * Puts into the temporary table `matched_donor` which donor each key of these rows (`r`) is, as far as the lab knows: one an earlier
 * row with that key was written for, else the one with its e-mail address, else the only one of its name. `found` above one means
 * that several bear the name, of those whom the uploader may know of: a refusal must not tell her of others. Without an address a
 * person needs the same postal code too, and whoever has an id in the other system is told by that alone. The table goes with the
 * transaction.
 */
export async function matchDonors(tx: Tx, uploader: Person, rows: SQL): Promise<void> {
  const shown = isShownDonor(uploader) ?? sql`true`
  const name = sql`regexp_replace(lower(a.name), '[^[:alnum:]]+', '', 'g')`
  await tx.execute(sql`
    create temporary table matched_donor on commit drop as
    with asked as materialized (
      select distinct on (r.donor_key) r.donor_key, r.told #>> '{donor,email}' as email, r.told #>> '{donor,name}' as name,
        r.told #>> '{donor,kind}' as kind, r.told #>> '{donor,postalCode}' as postal_code
      from giving_import_row r where ${rows} order by r.donor_key, r.row)
    select a.donor_key, coalesce(by_key.id, by_mail.id, by_name.id) as donor_id,
      case when by_key.id is null and by_mail.id is null then coalesce(by_name.found, 0) else 1 end as found, false as is_made
    from asked a
    left join lateral (select coalesce(d.merged_into, d.id) as id from giving_import_row w join donor d on d.id = w.donor_id
      where w.donor_key = a.donor_key and w.written_at is not null and w.undone_at is null limit 1) by_key on true
    left join lateral (select coalesce(d.merged_into, d.id) as id from donor d where lower(d.email) = a.email limit 1) by_mail on true
    left join lateral (select count(*) filter (where ${shown})::int as found,
        coalesce(min(${donors.id}) filter (where ${shown}), case when count(*) = 1 then min(${donors.id}) end) as id from ${donors}
      where a.email is null and a.donor_key not like 'id:%' and a.donor_key not like 'file:%' and ${donors.mergedInto} is null
        and ${nameKeyOf(donors.name)} = ${name} and ${donors.kind} = a.kind
        and (a.kind <> 'person' or ${donors.postalCode} = a.postal_code)) by_name on true`)
}

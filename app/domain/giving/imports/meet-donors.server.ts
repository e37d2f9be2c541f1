import { type SQL, sql } from 'drizzle-orm'
import type { Id } from '#app/units/id.ts'
import type { Tx } from '#db/client.server.ts'
import type { ToldDonor, ToldRow } from './giving-import.ts'
import type { RowToWrite, RunBy } from './run-import.server.ts'

type Met = { donor_key: string; donor: ToldDonor }

/**
 * Gives each of these rows (`r`) its donor: the one in `matched_donor`, or a new one, made from the first row with its key. A donor
 * the lab knows keeps what is known of it. Answers the rows in their order.
 */
export async function meetDonors(tx: Tx, by: RunBy, rows: SQL): Promise<RowToWrite[]> {
  const fresh = await tx.execute<Met>(sql`
    select distinct on (r.donor_key) r.donor_key, r.told -> 'donor' as donor from giving_import_row r
    join matched_donor m on m.donor_key = r.donor_key where ${rows} and m.donor_id is null order by r.donor_key, r.row`)
  if (fresh.length > 0) await makeDonors(tx, by, fresh)
  const named = await tx.execute<{ row: number; told: ToldRow; donor_id: Id<'dnr'>; external_key: string }>(sql`
    with named as (
      update giving_import_row r set donor_id = m.donor_id, made_donor = m.is_made from matched_donor m
      where ${rows} and m.donor_key = r.donor_key returning r.row, r.told, r.donor_id, r.external_key)
    select * from named order by row`)
  return named.map(({ row, told, donor_id: donorId, external_key: externalKey }) => ({
    row,
    told,
    donorId,
    externalKey,
  }))
}

/** Two keys may be one address: the first makes the donor, the other finds it. */
async function makeDonors(tx: Tx, by: RunBy, fresh: readonly Met[]): Promise<void> {
  const made = fresh.map(({ donor_key, donor }) => ({ ...donor, donor_key, id: by.ids.next('dnr') }))
  const shape = sql`json_to_recordset(${JSON.stringify(made)}::json) as j(id text, donor_key text, kind text, name text, email text,
    street text, city text, state text, "postalCode" text, country text)`
  await tx.execute(sql`
    insert into donor (id, kind, name, email, street, city, state, postal_code, country, created_at)
    select id, kind, name, email, street, city, state, "postalCode", country, ${by.at.toISOString()}::timestamptz from ${shape}
    on conflict do nothing`)
  await tx.execute(sql`
    update matched_donor m set donor_id = coalesce(own.id, other.leads_to), is_made = own.id is not null
    from ${shape} left join donor own on own.id = j.id
      left join lateral (select coalesce(d.merged_into, d.id) as leads_to from donor d where lower(d.email) = j.email) other on true
    where m.donor_key = j.donor_key`)
}

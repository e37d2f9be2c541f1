import { type SQL, sql } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import type { donors } from '#db/schema/giving.ts'
import type { people } from '#db/schema/people.ts'

type Erased = { person: typeof people.$inferSelect; donors: (typeof donors.$inferSelect)[]; at: Date }
/** `hers` are her donors' ids, `named` those that bear her own name: an organisation keeps its own. */
type Traces = { hers: SQL; named: SQL; emails: SQL; addresses: readonly string[]; personId: string; at: Date }

/** Takes a person's names and addresses out of everything but the papers that were issued. Part of erasing her; in its transaction. */
export async function eraseTraces(tx: Tx, erased: Erased): Promise<void> {
  const traces = await gather(tx, erased)
  await eraseWords(tx, traces)
  await eraseLetters(tx, traces)
  await eraseAtStripe(tx, traces)
  await eraseAccount(tx, traces)
  await eraseWall(tx, traces)
  await eraseGifts(tx, traces)
  await eraseImports(tx, traces)
}

async function gather(tx: Tx, { person, donors: own, at }: Erased): Promise<Traces> {
  const hers = listOf(own.map(({ id }) => id))
  const named = listOf(own.filter(({ kind }) => kind !== 'organisation').map(({ id }) => id))
  const said = await tx.execute<{ email: string | null }>(sql`
    select giver_email as email from gift where donor_id in ${hers}
    union select giver_email from recurring_plan where donor_id in ${hers}
    union select giver_email from pledge where donor_id in ${hers}
    union select giver_email from hours_pledge where donor_id in ${hers}`)
  const emails = [person.email, ...own.map(({ email }) => email), ...said.map(({ email }) => email)]
  const addresses = emails.flatMap((email) => (email ? [email.toLowerCase()] : []))
  return {
    hers,
    named,
    emails: listOf(addresses),
    addresses,
    personId: person.id,
    at,
  }
}

/** A list for `in`. One without words finds nothing, and an empty word is none: an empty cell is in every file. */
function listOf(words: readonly string[]): SQL {
  const said = [...new Set(words)].filter((word) => word !== '')
  if (said.length === 0) return sql`(null)`
  return sql`(${sql.join(
    said.map((word) => sql`${word}`),
    sql`, `,
  )})`
}

/** What staff wrote about her or a gift of hers, in words that may name her; also as one of the people of another donor. */
async function eraseWords(tx: Tx, { hers, named, emails, personId }: Traces): Promise<void> {
  await tx.execute(
    sql`update refund set reason = '(erased)' where gift_id in (select id from gift where donor_id in ${hers})`,
  )
  await tx.execute(sql`update dispute set answer = case when answer is null then null else '{}' end,
    beyond_note = case when beyond_note is null then null else '(erased)' end
    where gift_id in (select id from gift where donor_id in ${hers})`)
  await tx.execute(sql`update fraud_warning set kept_because = '(erased)' where kept_because is not null
    and gift_id in (select id from gift where donor_id in ${hers})`)
  await tx.execute(sql`delete from reviewer_expertise where person_id = ${personId}`)
  await tx.execute(sql`update review_decline set reason = '(erased)', instead = '' where assignment_id in
    (select assignment_id from assignment_reviewer where reviewer_id = ${personId})`)
  await tx.execute(sql`update review_removal set reason = '(erased)' where assignment_id in
    (select assignment_id from assignment_reviewer where reviewer_id = ${personId})`)
  await tx.execute(
    sql`update conflict set reason = '(erased)' where reviewer_id = ${personId} and stated_by = ${personId}`,
  )
  await tx.execute(sql`update co_applicant set email = lower(id) || '@erased.invalid', person_id = null,
    state = case when state = 'invited' then 'declined' else state end where email in ${emails} or person_id = ${personId}`)
  await tx.execute(sql`update mailing_donor set failure = null where donor_id in ${hers}`)
  await tx.execute(
    sql`delete from tribute where state = 'asked' and gift_id in (select id from gift where donor_id in ${hers})`,
  )
  await tx.execute(sql`update tribute set reader = '(erased)', email = null, address = null, words = null, signed_as = '(erased)'
    where gift_id in (select id from gift where donor_id in ${hers}) or (state <> 'asked' and lower(email) in ${emails})`)
  await tx.execute(sql`delete from plan_tribute where lower(email) in ${emails}
    or plan_id in (select id from recurring_plan where donor_id in ${hers})`)
  await tx.execute(sql`update employer_claim set employer = '(erased)', reason = case when reason is null then null else '(erased)' end
    where gift_id in (select id from gift where donor_id in ${hers})`)
  await tx.execute(sql`delete from donor_note where donor_id in ${hers}`)
  await tx.execute(sql`delete from donor_task where donor_id in ${hers}`)
  await tx.execute(sql`delete from donor_contact where donor_id in ${named} or lower(email) in ${emails}`)
  await tx.execute(sql`update donor_contact set is_primary = true where id in (select min(id) from donor_contact
    group by donor_id having not bool_or(is_primary))`)
  await tx.execute(sql`update receipt_reissue set reason = '(erased)' where receipt_id in
    (select r.id from receipt r join gift g on g.id = r.gift_id where g.donor_id in ${hers})`)
}

/** A letter that waits is not sent: its address goes. */
async function eraseLetters(tx: Tx, { emails, personId, at }: Traces): Promise<void> {
  await tx.execute(sql`update letter set to_email = lower(id) || '@erased.invalid', to_person_id = null, enclosed = null,
    sent_at = coalesce(sent_at, ${at.toISOString()}::timestamptz)
    where lower(to_email) in ${emails} or to_person_id = ${personId}`)
  await tx.execute(sql`delete from letter_stop where email in ${emails}`)
  await tx.execute(sql`delete from signature where email in ${emails}`)
}

/**
 * What was said to Stripe and by it: found by her address and by the ids of what she gave, never by her name, which others may
 * bear. Keys, hashes and ids stay, by which a thing said twice is known; what is not answered yet keeps its words.
 */
async function eraseAtStripe(tx: Tx, { hers, addresses }: Traces): Promise<void> {
  const known = await tx.execute<{ id: string }>(sql`
    select unnest(array[stripe_session_id, stripe_payment_intent_id, stripe_charge_id]) as id from gift where donor_id in ${hers}
    union select unnest(array[stripe_session_id, stripe_subscription_id, stripe_customer_id]) from recurring_plan where donor_id in ${hers}
    union select stripe_customer_id from donor where id in ${hers}`)
  await tx.execute(sql`update stripe_operation set params = '{}' where state in ('done', 'failed') and subject_id in (
    select id from gift where donor_id in ${hers} union select id from recurring_plan where donor_id in ${hers}
    union select id from pledge where donor_id in ${hers}
    union select d.id from dispute d join gift g on g.id = d.gift_id where g.donor_id in ${hers}
    union select m.id from pledge_method m join pledge p on p.id = m.pledge_id where p.donor_id in ${hers})`)
  for (const word of new Set([...addresses, ...known.flatMap(({ id }) => id ?? [])])) {
    await tx.execute(sql`update stripe_operation set params = '{}'
      where state in ('done', 'failed') and position(lower(${word}) in lower(params)) > 0`)
    await tx.execute(sql`update stripe_event set payload = ''
      where processed_at is not null and position(lower(${word}) in lower(payload)) > 0`)
  }
}

async function eraseAccount(tx: Tx, { emails, personId }: Traces): Promise<void> {
  await tx.execute(sql`delete from session where person_id = ${personId}`)
  await tx.execute(sql`delete from recovery_code where person_id = ${personId}`)
  await tx.execute(sql`delete from passkey where person_id = ${personId}`)
  await tx.execute(sql`delete from api_token where person_id = ${personId}`)
  await tx.execute(sql`delete from calendar_address where person_id = ${personId}`)
  await tx.execute(sql`delete from sign_in_link where lower(email) in ${emails}`)
}

/** Her places on the wall, and what was decided about names that nobody else bears. */
async function eraseWall(tx: Tx, { hers }: Traces): Promise<void> {
  const bearers = (who: SQL) => sql`(exists (select from gift where donor_id ${who} and public_name = w.name)
    or exists (select from hours_pledge where donor_id ${who} and public_name = w.name))`
  await tx.execute(
    sql`delete from wall_entry w where ${bearers(sql`in ${hers}`)} and not ${bearers(sql`not in ${hers}`)}`,
  )
  await tx.execute(sql`delete from wall_place where donor_id in ${hers}`)
}

/** Gifts, plans, pledges and donors go on under a pseudonym that is theirs alone. */
async function eraseGifts(tx: Tx, { hers, named }: Traces): Promise<void> {
  const nobody = sql`lower(donor_id) || '@erased.invalid'`
  const giver = sql`case when donor_id in ${named} then 'Giver ' || right(donor_id, 6) else giver_name end`
  await tx.execute(sql`update gift set giver_name = ${giver}, giver_email = null, public_name = null, note = null,
    dedication_kind = null, dedication_name = null where donor_id in ${hers}`)
  await tx.execute(sql`update property_gift set name = case kind when 'stock' then name else 'property' end,
    estimate_source = case when estimate_source is null then null else '(erased)' end
    where gift_id in (select id from gift where donor_id in ${hers})`)
  await tx.execute(sql`update recurring_plan set giver_name = ${giver}, giver_email = ${nobody}, public_name = null, note = null,
    dedication_kind = null, dedication_name = null, card_brand = null, card_last4 = null, card_expires = null where donor_id in ${hers}`)
  await tx.execute(sql`update pledge set giver_name = ${giver}, giver_email = ${nobody}, public_name = null, note = null,
    po_number = null where donor_id in ${hers}`)
  await tx.execute(sql`update hours_pledge set giver_name = ${giver}, giver_email = null, public_name = null, agreement = '(erased)',
    tax_note = case when tax_note is null then null else '(erased)' end, end_reason = case when end_reason is null then null else '(erased)' end
    where donor_id in ${hers}`)
  await tx.execute(sql`update hours_delivery set evidence = '(erased)', reason = case when reason is null then null else '(erased)' end
    where pledge_id in (select id from hours_pledge where donor_id in ${hers})`)
  await tx.execute(
    sql`update challenge set public_name = null, is_anonymous = true, agreement = '(erased)',
      write_off_reason = case when write_off_reason is null then null else '(erased)' end where donor_id in ${hers}`,
  )
  await tx.execute(
    sql`update pledge_method set label = null where pledge_id in (select id from pledge where donor_id in ${hers})`,
  )
  await tx.execute(sql`update donor set email = null, person_id = null, street = null, city = null, state = null, postal_code = null, country = null,
    name = case when id in ${named} then 'Giver ' || right(id, 6) else name end where id in ${hers}`)
}

/** Rows of files that were brought: what they said of her, and rows that name her address without having been written. */
async function eraseImports(tx: Tx, { hers, emails }: Traces): Promise<void> {
  await tx.execute(sql`update giving_import_row set cells = '{}', told = null, donor_key = null, notes = null,
    reasons = array['Erased, as its donor asked.'], verdict = case when written_at is null then 'refused' else verdict end
    where donor_id in ${hers} or told #>> '{donor,email}' in ${emails}
      or (written_at is null and exists (select from unnest(cells) cell where lower(trim(cell)) in ${emails}))`)
}

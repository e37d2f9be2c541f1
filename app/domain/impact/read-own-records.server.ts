import { type SQL, sql } from 'drizzle-orm'
import { applicationAsTold, ownReviewRecords } from '#app/domain/grants/sight/own-records.server.ts'
import type { Person } from '#app/domain/people/person.ts'
import type { Reads } from '#db/client.server.ts'

type Cell = string | number | boolean | null | object
/** A table's name in the export, and its rows. */
export type OwnRecords = Record<string, Record<string, Cell>[]>

/** Everything the portal keeps about a person, table by table, as it stands. Hashes and keys that open something are left out, and so are figures the lab keeps to itself: what a benefit costs it, what it puts hours at. */
export async function readOwnRecords(reads: Reads, person: Person): Promise<OwnRecords> {
  const entries: [string, Record<string, Cell>[]][] = []
  for (const [name, rows] of Object.entries(queriesFor(person))) {
    const found = await reads.execute<{ row: Record<string, Cell> }>(
      sql`select to_jsonb(r) - ${secrets}::text[] as row from (${rows}) r`,
    )
    entries.push([name, found.map(({ row }) => row)])
  }
  return Object.fromEntries(entries)
}

const secrets = sql`array['intent_id', 'intent_hash', 'password_hash', 'totp_secret', 'totp_last_step', 'token_hash', 'enclosed',
  'stripe_session_url', 'pay_url']`

function queriesFor({ id, email }: Person): Record<string, SQL> {
  const own = sql`(select id from donor where person_id = ${id})`
  const gifts = sql`(select id from gift where donor_id in ${own})`
  const plans = sql`(select id from recurring_plan where donor_id in ${own})`
  const pledges = sql`(select id from pledge where donor_id in ${own})`
  const applications = sql`(select id from application where applicant_id = ${id}
    union select application_id from co_applicant where person_id = ${id} and state = 'joined')`
  return {
    person: sql`select * from person where id = ${id}`,
    sessions: sql`select created_at, expires_at, address_prefix, browser from session where person_id = ${id}`,
    tokens: sql`select * from api_token where person_id = ${id}`,
    calendar_addresses: sql`select id, created_at, last_read_at, revoked_at from calendar_address where person_id = ${id} order by id`,
    passkeys: sql`select id, name, transports, created_at, last_used_at from passkey where person_id = ${id}`,
    donors: sql`select * from donor where person_id = ${id}`,
    gifts: sql`select * from gift where donor_id in ${own} order by id`,
    gift_parts: sql`select * from gift_split where gift_id in ${gifts} order by gift_id`,
    benefits: sql`select gift_id, words, fair_value, given_at from gift_benefit where gift_id in ${gifts} order by gift_id`,
    property: sql`select gift_id, kind, name, shares, low, high, estimate_source, sold_on from property_gift where gift_id in ${gifts} order by gift_id`,
    benefits_of_plans: sql`select plan_id, words, fair_value from plan_benefit where plan_id in ${plans} order by plan_id`,
    cards_of_plans: sql`select * from plan_tribute where plan_id in ${plans} or lower(email) = lower(${email}) order by plan_id`,
    employers: sql`select gift_id, employer, state, noted_at, claimed_on, ended_on, reason from employer_claim
      where gift_id in ${gifts} order by id`,
    refunds: sql`select * from refund where gift_id in ${gifts} order by id`,
    receipts: sql`select * from receipt where gift_id in ${gifts} order by id`,
    year_statements: sql`select * from year_statement where donor_id in ${own} order by id`,
    plans: sql`select * from recurring_plan where donor_id in ${own} order by id`,
    plan_changes: sql`select * from plan_change where plan_id in ${plans} order by id`,
    plan_invoices: sql`select * from plan_invoice where plan_id in ${plans} order by created_at`,
    pledges: sql`select * from pledge where donor_id in ${own} order by id`,
    pledge_parts: sql`select * from instalment where pledge_id in ${pledges} order by pledge_id, place`,
    pledge_methods: sql`select * from pledge_method where pledge_id in ${pledges} order by id`,
    hours_in_kind: sql`select id, donor_id, giver_name, giver_email, gpu_class, promised, delivered, first_month, last_month, state,
      is_anonymous, public_name, agreement, donor_deductible, offered_at, accepted_at, ended_at, end_reason
      from hours_pledge where donor_id in ${own} order by id`,
    hours_deliveries: sql`select id, pledge_id, month, said, confirmed, evidence, state, noted_at, decided_at, reason, acknowledged
      from hours_delivery where pledge_id in (select id from hours_pledge where donor_id in ${own}) order by id`,
    soft_credits: sql`select * from soft_credit where donor_id in ${own} order by id`,
    letters_to_many: sql`select m.subject, d.state from mailing_donor d join mailing m on m.id = d.mailing_id where d.donor_id in ${own} order by d.id`,
    contacts: sql`select * from donor_contact where donor_id in ${own} or lower(email) = lower(${email}) order by id`,
    notes_about_me: sql`select written_at, words from donor_note where donor_id in ${own} order by id`,
    tasks_about_me: sql`select created_at, due_on, done_at, words from donor_task where donor_id in ${own} order by id`,
    names_shown: sql`select * from wall_entry where name in (select public_name from gift where donor_id in ${own}
      union select public_name from hours_pledge where donor_id in ${own})`,
    wall_places: sql`select id, donor_id, name, link, logo_type, logo_width, logo_height, state, asked_at, decided_at, reason,
      logo_sha256 || '.' || logo_type as logo_file from wall_place where donor_id in ${own} order by id`,
    rows_of_imports: sql`select row, cells, told, notes, reasons, donor_id, gift_id, pledge_id, written_at, undone_at from giving_import_row
      where donor_id in ${own} or told #>> '{donor,email}' = lower(${email}) order by import_id, row`,
    challenges: sql`select * from challenge where donor_id in ${own} order by id`,
    challenges_written_off: sql`select w.* from challenge_write_off w join challenge c on c.id = w.challenge_id where c.donor_id in ${own}`,
    tributes: sql`select * from tribute where gift_id in ${gifts} or lower(email) = lower(${email}) order by id`,
    matches: sql`select * from challenge_match where gift_id in ${gifts} order by gift_id`,
    letters: sql`select * from letter where lower(to_email) = lower(${email}) or to_person_id = ${id} order by id`,
    letters_stopped: sql`select * from letter_stop where email = lower(${email})`,
    signatures: sql`select * from signature where email = lower(${email}) order by id`,
    applications: sql`select ${applicationAsTold} from application where id in ${applications} order by id`,
    applications_as_sent: sql`select application_id, number, sent_at, sha256, paper from submission_paper
      where application_id in ${applications} order by application_id, number`,
    expertise: sql`select topics, words, institution, said_at from reviewer_expertise where person_id = ${id}`,
    appeals: sql`select application_id, grounds, words, made_at, state, answer, answered_at from appeal
      where application_id in ${applications} order by id`,
    applications_joined: sql`select * from co_applicant where person_id = ${id} or email = lower(${email}) order by id`,
    ...ownReviewRecords({ id }),
    reports_written: sql`select title, due_on, state, done, next, problems, saved_at, submitted_at, note from report
      where saved_by = ${id} order by id`,
    amendments: sql`select project_id, kind, words, asked_until, why, state, asked_at, answer, until_after from amendment
      where asked_by = ${id} order by id`,
    releases_listed: sql`select output_id, component, url, licence, state, claimed_at, reason from openness_claim
      where claimed_by = ${id} order by claimed_at`,
    application_members: sql`select name, email, institution, role from application_member where person_id = ${id} or lower(email) = lower(${email})`,
    sensitive_reads: sql`select at, kind, subject_id from sensitive_read where person_id = ${id} and kind <> 'kept-from' order by id`,
    log: sql`select at, kind, subject_type, subject_id, before, after from happening
      where actor_id = ${id} or subject_id = ${id} or subject_id in ${own} or subject_id in ${gifts} order by id`,
  }
}

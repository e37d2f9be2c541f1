import { sql } from 'drizzle-orm'
import { boolean, check, index, jsonb, pgTable, text } from 'drizzle-orm/pg-core'
import { cents, gpuSeconds, id, instant, month } from '../columns.ts'
import { gpuClasses, supplyLots } from './compute.ts'
import { donors } from './giving.ts'
import { people } from './people.ts'

/** A company's promise of GPU-hours of one class within a window. It posts nothing: hours count once they are delivered. */
export const hoursPledges = pgTable(
  'hours_pledge',
  {
    id: id<'hpl'>()('id').primaryKey(),
    donorId: id<'dnr'>()('donor_id')
      .notNull()
      .references(() => donors.id),
    /** Whom letters name and where they go. */
    giverName: text('giver_name').notNull(),
    giverEmail: text('giver_email'),
    gpuClass: text('gpu_class')
      .notNull()
      .references(() => gpuClasses.code),
    promised: gpuSeconds('promised').notNull(),
    /** What compute officers have confirmed: kept under the row's lock, checked against the deliveries. */
    delivered: gpuSeconds('delivered').notNull().default(sql`0`),
    firstMonth: month('first_month').notNull(),
    lastMonth: month('last_month').notNull(),
    state: text('state')
      .notNull()
      .$type<'offered' | 'active' | 'fulfilled' | 'lapsed' | 'withdrawn' | 'declined' | 'cancelled'>(),
    isAnonymous: boolean('is_anonymous').notNull(),
    publicName: text('public_name'),
    /** Where the promise is written down, or what whoever offered it wrote. */
    agreement: text('agreement').notNull(),
    /** Three questions with three answers, none of which follows from another (docs/decisions). */
    isDeductible: boolean('donor_deductible').notNull(),
    isRecognised: boolean('gaap_recognised').notNull(),
    isOnForm990: boolean('form990_contribution').notNull(),
    taxNote: text('tax_note'),
    /** What a finance officer puts the whole promise at, for the auditor; on no paper, page or posting. */
    fairValue: cents('fair_value'),
    offeredAt: instant('offered_at').notNull(),
    acceptedBy: id<'psn'>()('accepted_by').references(() => people.id),
    acceptedAt: instant('accepted_at'),
    endedAt: instant('ended_at'),
    endReason: text('end_reason'),
  },
  (table) => [
    check('hours_pledge_within', sql`${table.delivered} >= 0 and ${table.delivered} <= ${table.promised}`),
    check('hours_pledge_is_something', sql`${table.promised} > 0 and ${table.fairValue} > 0`),
    check('hours_pledge_window', sql`${table.lastMonth} >= ${table.firstMonth}`),
    check('hours_pledge_anonymous_unnamed', sql`not (${table.isAnonymous} and ${table.publicName} is not null)`),
    check('hours_pledge_ended', sql`(${table.state} in ('offered', 'active')) = (${table.endedAt} is null)`),
    check(
      'hours_pledge_accepted',
      sql`${table.state} in ('offered', 'declined', 'withdrawn') or ${table.acceptedAt} is not null`,
    ),
    index('hours_pledge_by_donor').on(table.donorId, table.id.desc()),
    index('hours_pledge_by_state').on(table.state, table.lastMonth),
  ],
)

/** Hours that a company says are there. They are in the calendar, and acknowledged, once a compute officer has confirmed them. */
export const hoursDeliveries = pgTable(
  'hours_delivery',
  {
    id: id<'hdl'>()('id').primaryKey(),
    pledgeId: id<'hpl'>()('pledge_id')
      .notNull()
      .references(() => hoursPledges.id),
    month: month('month').notNull(),
    /** What was said to be there. */
    said: gpuSeconds('said').notNull(),
    /** What the officer found. */
    confirmed: gpuSeconds('confirmed'),
    /** How it can be seen: a partition, a reservation, an invoice of nothing. */
    evidence: text('evidence').notNull(),
    state: text('state').notNull().$type<'noted' | 'confirmed' | 'refused'>(),
    notedBy: id<'psn'>()('noted_by')
      .notNull()
      .references(() => people.id),
    notedAt: instant('noted_at').notNull(),
    decidedBy: id<'psn'>()('decided_by').references(() => people.id),
    decidedAt: instant('decided_at'),
    /** Why it was refused, or why less was confirmed than was said. */
    reason: text('reason'),
    lotId: id<'lot'>()('lot_id')
      .unique()
      .references(() => supplyLots.id),
    /** The facts the acknowledgement tells, as they stood that day. */
    acknowledged: jsonb('acknowledged').$type<Record<string, unknown>>(),
  },
  (table) => [
    index('hours_delivery_by_pledge').on(table.pledgeId, table.id),
    index('hours_delivery_noted').on(table.notedAt).where(sql`${table.state} = 'noted'`),
    check('hours_delivery_is_something', sql`${table.said} > 0 and ${table.confirmed} > 0`),
    check(
      'hours_delivery_confirmed',
      sql`(${table.state} = 'confirmed') = (${table.lotId} is not null)
        and (${table.state} = 'confirmed') = (${table.confirmed} is not null and ${table.acknowledged} is not null)`,
    ),
    check('hours_delivery_decided', sql`(${table.state} = 'noted') = (${table.decidedAt} is null)`),
  ],
)

import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import { cents, day, gpuSeconds, id, instant, month } from '../columns.ts'
import { donors, funds } from './giving.ts'
import { awards, projects } from './grants.ts'
import { journalEntries } from './ledger.ts'
import { people } from './people.ts'

export const gpuClasses = pgTable('gpu_class', {
  code: text('code').primaryKey(),
  name: text('name').notNull(),
  memoryGigabytes: integer('memory_gigabytes'),
  gpuCount: integer('gpu_count').notNull().default(0),
  /** A class first met in accounting output is `seen`: it can be charged, but has no supply until staff say so. */
  state: text('state').notNull().$type<'active' | 'seen' | 'retired'>(),
  position: integer('position').notNull().default(0),
  createdAt: instant('created_at').notNull(),
})

/** What one GPU-hour costs the lab, as published; the newest rate not after the day counts. */
export const publishedRates = pgTable(
  'published_rate',
  {
    gpuClass: text('gpu_class')
      .notNull()
      .references(() => gpuClasses.code),
    validFrom: day('valid_from').notNull(),
    perHour: cents('cents_per_hour').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.gpuClass, table.validFrom] }),
    check('published_rate_positive', sql`${table.perHour} > 0`),
  ],
)

/** Hours of one class in one month, from one source. Its seconds are in the journal's pool from the day it is published. */
export const supplyLots = pgTable(
  'supply_lot',
  {
    id: id<'lot'>()('id').primaryKey(),
    gpuClass: text('gpu_class')
      .notNull()
      .references(() => gpuClasses.code),
    month: month('month').notNull(),
    source: text('source').notNull().$type<'owned' | 'purchased' | 'donated'>(),
    title: text('title').notNull(),
    seconds: gpuSeconds('seconds').notNull(),
    fundId: id<'fnd'>()('fund_id').references(() => funds.id),
    cost: cents('cost'),
    donorId: id<'dnr'>()('donor_id').references(() => donors.id),
    entryId: id<'ent'>()('entry_id')
      .notNull()
      .references(() => journalEntries.id),
    publishedBy: id<'psn'>()('published_by').references(() => people.id),
    publishedAt: instant('published_at').notNull(),
  },
  (table) => [
    index('supply_lot_by_month').on(table.month, table.gpuClass),
    index('supply_lot_by_fund').on(table.fundId),
    check('supply_lot_something', sql`${table.seconds} > 0`),
    check(
      'supply_lot_purchase_costs',
      sql`(${table.source} = 'purchased') = (${table.cost} is not null and ${table.fundId} is not null)`,
    ),
  ],
)

export const allocations = pgTable(
  'allocation',
  {
    id: id<'alo'>()('id').primaryKey(),
    projectId: id<'prj'>()('project_id')
      .notNull()
      .references(() => projects.id),
    awardId: id<'awd'>()('award_id').references(() => awards.id),
    gpuClass: text('gpu_class')
      .notNull()
      .references(() => gpuClasses.code),
    /** granted: staff allocated it. usage: opened by an import because runs came with no allocation to charge. */
    origin: text('origin').notNull().default('granted').$type<'granted' | 'usage'>(),
    state: text('state').notNull().$type<'scheduled' | 'open' | 'throttled' | 'ended'>(),
    firstMonth: month('first_month').notNull(),
    lastMonth: month('last_month').notNull(),
    /** Hours granted, kept beside the journal and checked against it. */
    granted: gpuSeconds('granted').notNull().default(sql`0`),
    createdBy: id<'psn'>()('created_by').references(() => people.id),
    createdAt: instant('created_at').notNull(),
  },
  (table) => [
    unique('allocation_once').on(table.projectId, table.gpuClass, table.awardId).nullsNotDistinct(),
    uniqueIndex('allocation_opened_by_usage_once')
      .on(table.projectId, table.gpuClass)
      .where(sql`${table.origin} = 'usage'`),
    index('allocation_by_project').on(table.projectId),
    index('allocation_by_state').on(table.state, table.id.desc()),
    check('allocation_window', sql`${table.firstMonth} <= ${table.lastMonth}`),
  ],
)

export const allocationMonths = pgTable(
  'allocation_month',
  {
    allocationId: id<'alo'>()('allocation_id')
      .notNull()
      .references(() => allocations.id),
    month: month('month').notNull(),
    planned: gpuSeconds('planned').notNull(),
  },
  (table) => [primaryKey({ columns: [table.allocationId, table.month] })],
)

/** Slurm accounts staff mapped to a project by hand, besides the one a project names itself. */
export const mappedAccounts = pgTable(
  'mapped_account',
  {
    account: text('account').primaryKey(),
    projectId: id<'prj'>()('project_id')
      .notNull()
      .references(() => projects.id),
    mappedBy: id<'psn'>()('mapped_by').references(() => people.id),
    mappedAt: instant('mapped_at').notNull(),
  },
  (table) => [index('mapped_account_by_project').on(table.projectId)],
)

export const usageImports = pgTable(
  'usage_import',
  {
    id: id<'imp'>()('id').primaryKey(),
    source: text('source').notNull().$type<'page' | 'api' | 'shell' | 'story'>(),
    fileName: text('file_name').notNull(),
    sha256: text('sha256'),
    /** How the file is to be read, and where its parts lie while a job has yet to read them. */
    reading: jsonb('reading').$type<{ columns?: string; delimiter?: string; timeZone?: string; fileKey?: string }>(),
    state: text('state').notNull().$type<'queued' | 'running' | 'done' | 'failed'>(),
    bytes: bigint('bytes', { mode: 'bigint' }).notNull().default(sql`0`),
    bytesRead: bigint('bytes_read', { mode: 'bigint' }).notNull().default(sql`0`),
    /** The answer, as the API gives it. */
    answer: jsonb('answer').$type<Record<string, unknown>>(),
    failure: text('failure'),
    startedBy: id<'psn'>()('started_by').references(() => people.id),
    startedAt: instant('started_at').notNull(),
    finishedAt: instant('finished_at'),
  },
  (table) => [index('usage_import_by_time').on(table.id.desc())],
)

/**
 * One run of one Slurm job, as last told by sacct. The evidence behind the postings, never itself a balance. Here and in
 * `run_part` an invariant stands for the foreign keys (docs/decisions/0024-runs-without-foreign-keys.md).
 */
export const runs = pgTable(
  'run',
  {
    cluster: text('cluster').notNull(),
    jobIdRaw: bigint('job_id_raw', { mode: 'bigint' }).notNull(),
    submittedAt: instant('submitted_at').notNull(),
    startedAt: instant('started_at').notNull(),
    jobId: text('job_id').notNull(),
    endedAt: instant('ended_at'),
    account: text('account').notNull(),
    login: text('login').notNull(),
    partition: text('partition').notNull(),
    slurmState: text('slurm_state').notNull(),
    standing: text('standing').notNull().$type<'final' | 'provisional' | 'held'>(),
    heldBecause: text('held_because'),
    /** Still running when told; a final row replaces it, and never the other way round. */
    isProvisional: boolean('is_provisional').notNull(),
    /** What sacct said, condensed: the same row told twice is known by it. */
    fingerprint: text('fingerprint').notNull(),
    elapsedSeconds: bigint('elapsed_seconds', { mode: 'bigint' }).notNull(),
    gpuSeconds: gpuSeconds('gpu_seconds').notNull(),
    importId: id<'imp'>()('import_id').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.cluster, table.jobIdRaw, table.submittedAt, table.startedAt] }),
    index('run_by_account').on(table.account, table.startedAt.desc()),
    index('run_held').on(table.account).where(sql`${table.standing} = 'held'`),
  ],
)

/** A run's GPU-seconds by class and month, and the allocation they are charged to. */
export const runParts = pgTable(
  'run_part',
  {
    cluster: text('cluster').notNull(),
    jobIdRaw: bigint('job_id_raw', { mode: 'bigint' }).notNull(),
    submittedAt: instant('submitted_at').notNull(),
    startedAt: instant('started_at').notNull(),
    gpuClass: text('gpu_class').notNull(),
    month: month('month').notNull(),
    seconds: gpuSeconds('seconds').notNull(),
    /** Empty while the account is unknown: the seconds wait in `unattributed`. */
    allocationId: id<'alo'>()('allocation_id'),
    isProvisional: boolean('is_provisional').notNull(),
  },
  (table) => [
    primaryKey({
      columns: [table.cluster, table.jobIdRaw, table.submittedAt, table.startedAt, table.gpuClass, table.month],
    }),
    index('run_part_by_allocation').on(table.allocationId, table.startedAt.desc(), table.jobIdRaw.desc()),
  ],
)

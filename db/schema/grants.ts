import { sql } from 'drizzle-orm'
import {
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
import { day, gpuSeconds, id, instant, month } from '../columns.ts'
import { wordsOf } from '../words.ts'
import { people } from './people.ts'

type ApplicationStateName =
  | 'draft'
  | 'submitted'
  | 'reopened'
  | 'ineligible'
  | 'returned'
  | 'in_review'
  | 'in_discussion'
  | 'recommended'
  | 'decided'
  | 'offered'
  | 'waitlisted'
  | 'declined'
  | 'accepted'
  | 'awarded'
  | 'lapsed'
  | 'withdrawn'

export const calls = pgTable(
  'call',
  {
    id: id<'cal'>()('id').primaryKey(),
    slug: text('slug').notNull().unique(),
    title: text('title').notNull(),
    summary: text('summary').notNull(),
    body: text('body').notNull(),
    opensAt: instant('opens_at').notNull(),
    /** Null: the call is rolling, and applications are read as they come. */
    closesAt: instant('closes_at'),
    /** IANA zone the closing time is announced in. */
    timeZone: text('time_zone').notNull(),
    graceMinutes: integer('grace_minutes').notNull().default(0),
    firstMonth: month('first_month').notNull(),
    lastMonth: month('last_month').notNull(),
    gpuClasses: text('gpu_classes').array().notNull(),
    /** How long an offer waits for its answer after the release. */
    offerDays: integer('offer_days').notNull().default(30),
    /** How long after a release its decisions can be appealed. */
    appealDays: integer('appeal_days').notNull().default(14),
    /** The last day on which reviewers read, and the day everybody hears: announced in the call's zone, null where they are not. */
    reviewsUntil: day('reviews_until'),
    decisionsOn: day('decisions_on'),
    /** Whether the lead of a project may ask here to go on with it. */
    takesRenewals: boolean('takes_renewals').notNull().default(false),
    createdBy: id<'psn'>()('created_by').references(() => people.id),
    createdAt: instant('created_at').notNull(),
  },
  (table) => [
    check('call_opens_before_it_closes', sql`${table.opensAt} < ${table.closesAt}`),
    check('call_grace', sql`${table.graceMinutes} between 0 and 2880`),
    check('call_window', sql`${table.firstMonth} <= ${table.lastMonth}`),
    check('call_offers_something', sql`cardinality(${table.gpuClasses}) > 0`),
    check('call_offer_days', sql`${table.offerDays} between 1 and 365`),
    check('call_appeal_days', sql`${table.appealDays} between 1 and 365`),
    check('call_dates_in_order', sql`${table.reviewsUntil} <= ${table.decisionsOn}`),
  ],
)

/** The last application number given out in a year of the lab's zone. */
export const applicationNumbers = pgTable('application_number', {
  year: integer('year').primaryKey(),
  last: integer('last').notNull(),
})

export const applications = pgTable(
  'application',
  {
    id: id<'app'>()('id').primaryKey(),
    number: text('number').notNull().unique(),
    callId: id<'cal'>()('call_id')
      .notNull()
      .references(() => calls.id),
    applicantId: id<'psn'>()('applicant_id')
      .notNull()
      .references(() => people.id),
    state: text('state').notNull().$type<ApplicationStateName>(),
    title: text('title').notNull().default(''),
    answers: jsonb('answers').$type<Record<string, string>>().notNull().default({}),
    /** Grows by one with each save; a save that started from an older one is refused, never merged silently. */
    revision: integer('revision').notNull().default(0),
    attachmentName: text('attachment_name'),
    attachmentKey: text('attachment_key'),
    attachmentSha256: text('attachment_sha256'),
    attachmentBytes: integer('attachment_bytes'),
    createdAt: instant('created_at').notNull(),
    savedAt: instant('saved_at').notNull(),
    submittedAt: instant('submitted_at'),
    screenedAt: instant('screened_at'),
    screeningNote: text('screening_note'),
    withdrawnAt: instant('withdrawn_at'),
    /** In the applicant's words; null of applications withdrawn before reasons were asked. */
    withdrawalReason: text('withdrawal_reason'),
  },
  (table) => [
    uniqueIndex('application_one_draft').on(table.callId, table.applicantId).where(sql`${table.state} = 'draft'`),
    check(
      'application_state_known',
      sql`${table.state} in ('draft', 'submitted', 'reopened', 'ineligible', 'returned', 'in_review', 'in_discussion', 'recommended', 'decided', 'offered', 'waitlisted', 'declined', 'accepted', 'awarded', 'lapsed', 'withdrawn')`,
    ),
    index('application_by_call').on(table.callId, table.state, table.id.desc()),
    index('application_by_applicant').on(table.applicantId, table.id.desc()),
    index('application_by_state').on(table.state, table.id.desc()),
    index('application_words').using('gin', wordsOf(table.number, table.title)),
  ],
)

export const applicationSaves = pgTable(
  'application_save',
  {
    applicationId: id<'app'>()('application_id')
      .notNull()
      .references(() => applications.id),
    revision: integer('revision').notNull(),
    section: text('section').notNull(),
    /** The answers of that section as they were saved. */
    answers: jsonb('answers').$type<Record<string, string>>().notNull(),
    savedBy: id<'psn'>()('saved_by')
      .notNull()
      .references(() => people.id),
    savedAt: instant('saved_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.applicationId, table.revision] }),
    index('application_save_by_section').on(table.applicationId, table.section, table.revision.desc()),
  ],
)

export const applicationMembers = pgTable(
  'application_member',
  {
    applicationId: id<'app'>()('application_id')
      .notNull()
      .references(() => applications.id),
    email: text('email').notNull(),
    personId: id<'psn'>()('person_id').references(() => people.id),
    name: text('name').notNull(),
    institution: text('institution').notNull(),
    role: text('role').notNull().$type<'pi' | 'co_pi' | 'manager' | 'member'>(),
  },
  (table) => [
    primaryKey({ columns: [table.applicationId, table.email] }),
    index('application_member_by_person').on(table.personId),
    index('application_member_by_email').on(table.email),
  ],
)

export const requestLines = pgTable(
  'request_line',
  {
    id: id<'rql'>()('id').primaryKey(),
    applicationId: id<'app'>()('application_id')
      .notNull()
      .references(() => applications.id),
    gpuClass: text('gpu_class').notNull(),
    asked: gpuSeconds('seconds_asked').notNull(),
    leastUseful: gpuSeconds('seconds_least_useful').notNull(),
    firstMonth: month('first_month').notNull(),
    lastMonth: month('last_month').notNull(),
    /** How many GPUs the work can use at once, from the fewest it runs on to the most; null where the applicant did not say. */
    fewestGpus: integer('fewest_gpus'),
    mostGpus: integer('most_gpus'),
    /** Whether the work can be stopped and go on later from where it was. */
    canCheckpoint: boolean('can_checkpoint'),
  },
  (table) => [
    unique('request_line_once').on(table.applicationId, table.gpuClass),
    check(
      'request_line_sane',
      sql`${table.asked} > 0 and ${table.leastUseful} >= 0 and ${table.leastUseful} <= ${table.asked}`,
    ),
    check('request_line_window', sql`${table.firstMonth} <= ${table.lastMonth}`),
    check('request_line_gpus', sql`${table.fewestGpus} >= 1 and ${table.mostGpus} >= coalesce(${table.fewestGpus}, 1)`),
  ],
)

/** One review asked for. Whose it is stands in assignment_reviewer. */
export const assignments = pgTable(
  'assignment',
  {
    id: id<'asg'>()('id').primaryKey(),
    applicationId: id<'app'>()('application_id')
      .notNull()
      .references(() => applications.id),
    state: text('state').notNull().$type<'assigned' | 'agreed' | 'submitted' | 'recused' | 'removed'>(),
    assignedBy: id<'psn'>()('assigned_by').references(() => people.id),
    assignedAt: instant('assigned_at').notNull(),
    /** When the reviewer stated that there is no conflict; content is shown only after it. */
    noConflictAt: instant('no_conflict_at'),
    dueAt: instant('due_at'),
  },
  (table) => [index('assignment_by_application').on(table.applicationId, table.state)],
)

export const reviews = pgTable(
  'review',
  {
    assignmentId: id<'asg'>()('assignment_id')
      .primaryKey()
      .references(() => assignments.id),
    scores: jsonb('scores').$type<Record<string, number>>().notNull(),
    confidence: integer('confidence'),
    forCommittee: text('for_committee').notNull(),
    forApplicant: text('for_applicant').notNull(),
    savedAt: instant('saved_at').notNull(),
    submittedAt: instant('submitted_at'),
  },
  (table) => [check('review_confidence', sql`${table.confidence} between 1 and 5`)],
)

export const releases = pgTable('release', {
  id: id<'rel'>()('id').primaryKey(),
  callId: id<'cal'>()('call_id')
    .notNull()
    .references(() => calls.id),
  releasedBy: id<'psn'>()('released_by').references(() => people.id),
  releasedAt: instant('released_at').notNull(),
})

export const decisions = pgTable(
  'decision',
  {
    id: id<'dec'>()('id').primaryKey(),
    applicationId: id<'app'>()('application_id')
      .notNull()
      .unique()
      .references(() => applications.id),
    outcome: text('outcome').notNull().$type<'accepted_full' | 'accepted_partial' | 'waitlisted' | 'declined'>(),
    reason: text('reason').notNull(),
    privateNote: text('private_note').notNull().default(''),
    decidedBy: id<'psn'>()('decided_by')
      .notNull()
      .references(() => people.id),
    decidedAt: instant('decided_at').notNull(),
    /** Counts the drafts: whoever agreed to one has not agreed to the next. */
    draft: integer('draft').notNull().default(1),
    releaseId: id<'rel'>()('release_id').references(() => releases.id),
    /** When an offer lapses; set at the release. */
    offerUntil: instant('offer_until'),
  },
  (table) => [index('decision_by_release').on(table.releaseId)],
)

export const decisionLines = pgTable(
  'decision_line',
  {
    decisionId: id<'dec'>()('decision_id')
      .notNull()
      .references(() => decisions.id, { onDelete: 'cascade' }),
    gpuClass: text('gpu_class').notNull(),
    seconds: gpuSeconds('seconds').notNull(),
    firstMonth: month('first_month').notNull(),
    lastMonth: month('last_month').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.decisionId, table.gpuClass] }),
    check('decision_line_gives', sql`${table.seconds} > 0`),
  ],
)

export const projects = pgTable(
  'project',
  {
    id: id<'prj'>()('id').primaryKey(),
    slug: text('slug').notNull().unique(),
    title: text('title').notNull(),
    summary: text('summary').notNull(),
    institution: text('institution').notNull(),
    leadId: id<'psn'>()('lead_id')
      .notNull()
      .references(() => people.id),
    /** The Slurm account whose runs are charged to this project; staff may set it. */
    slurmAccount: text('slurm_account').unique(),
    state: text('state').notNull().$type<'pending_signature' | 'active' | 'suspended' | 'closing' | 'closed'>(),
    isPublic: boolean('is_public').notNull().default(true),
    startsOn: day('starts_on'),
    endsOn: day('ends_on'),
    createdAt: instant('created_at').notNull(),
  },
  (table) => [
    index('project_by_state').on(table.state, table.id.desc()),
    index('project_by_lead').on(table.leadId),
    index('project_words').using('gin', wordsOf(table.title, table.slug, table.institution, table.slurmAccount)),
  ],
)

/** What was granted and accepted: ties an application to its project. */
export const awards = pgTable(
  'award',
  {
    id: id<'awd'>()('id').primaryKey(),
    applicationId: id<'app'>()('application_id')
      .notNull()
      .unique()
      .references(() => applications.id),
    projectId: id<'prj'>()('project_id')
      .notNull()
      .references(() => projects.id),
    acceptedBy: id<'psn'>()('accepted_by')
      .notNull()
      .references(() => people.id),
    signedName: text('signed_name').notNull(),
    acceptedAt: instant('accepted_at').notNull(),
  },
  (table) => [index('award_by_project').on(table.projectId)],
)

export const projectMembers = pgTable(
  'project_member',
  {
    projectId: id<'prj'>()('project_id')
      .notNull()
      .references(() => projects.id),
    personId: id<'psn'>()('person_id')
      .notNull()
      .references(() => people.id),
    role: text('role').notNull().$type<'pi' | 'co_pi' | 'manager' | 'member'>(),
  },
  (table) => [
    primaryKey({ columns: [table.projectId, table.personId] }),
    index('project_member_by_person').on(table.personId),
  ],
)

export const outputs = pgTable(
  'output',
  {
    id: id<'out'>()('id').primaryKey(),
    slug: text('slug').notNull().unique(),
    projectId: id<'prj'>()('project_id')
      .notNull()
      .references(() => projects.id),
    kind: text('kind').notNull().$type<'model' | 'dataset' | 'code' | 'paper'>(),
    title: text('title').notNull(),
    summary: text('summary').notNull(),
    url: text('url').notNull(),
    licence: text('licence').notNull(),
    /** A repository on Hugging Face, by which `url` is built; null for every other address. */
    hubOwner: text('hub_owner'),
    hubName: text('hub_name'),
    releasedOn: day('released_on').notNull(),
    recordedBy: id<'psn'>()('recorded_by').references(() => people.id),
    recordedAt: instant('recorded_at').notNull(),
  },
  (table) => [
    index('output_by_project').on(table.projectId),
    index('output_by_day').on(table.releasedOn, table.id),
    check('output_hub_whole', sql`(${table.hubOwner} is null) = (${table.hubName} is null)`),
  ],
)

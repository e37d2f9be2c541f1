import { eq } from 'drizzle-orm'
import { acceptOffer } from '#app/domain/grants/accept-offer.server.ts'
import { lineField, memberField } from '#app/domain/grants/application-form.ts'
import { assignReviewer } from '#app/domain/grants/assign-reviewer.server.ts'
import { type Decide, decideApplication } from '#app/domain/grants/decide-application.server.ts'
import { declareConflict } from '#app/domain/grants/declare-conflict.server.ts'
import { type CallWords, openCall } from '#app/domain/grants/open-call.server.ts'
import { markOf } from '#app/domain/grants/release/drafts-mark.server.ts'
import { readDrafts } from '#app/domain/grants/release/read-drafts.server.ts'
import { releaseDecisions } from '#app/domain/grants/release-decisions.server.ts'
import type { ReviewWords } from '#app/domain/grants/review.ts'
import { saveSection } from '#app/domain/grants/save-section.server.ts'
import { screenApplication } from '#app/domain/grants/screen-application.server.ts'
import { startApplication } from '#app/domain/grants/start-application.server.ts'
import { submitApplication } from '#app/domain/grants/submit-application.server.ts'
import { submitReview } from '#app/domain/grants/submit-review.server.ts'
import { actorOf, type Person } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import type { Outcome } from '#app/units/outcome.ts'
import type { Month } from '#app/units/time.ts'
import { gpuClasses } from '#db/schema/compute.ts'
import { applications } from '#db/schema/grants.ts'
import type { Cast } from '../cast.ts'
import type { TestWorld } from '../world.ts'

/** What an outcome made; a refusal fails the test with its word. */
export function made<Made>(outcome: Outcome<Made, string>): Made {
  if (!outcome.ok) throw new Error(`refused: ${outcome.refused} ${JSON.stringify(outcome.detail ?? {})}`)
  return outcome.value
}

export const callWords: CallWords = {
  title: 'Open models 2026',
  summary: 'GPU-hours for open models.',
  body: 'Tell us what you will train and release.',
  opensAt: new Date('2026-02-01T14:00:00Z'),
  closesAt: new Date('2026-03-31T21:00:00Z'),
  timeZone: 'America/New_York',
  graceMinutes: 10,
  firstMonth: '2026-05' as Month,
  lastMonth: '2026-10' as Month,
  gpuClasses: ['h100', 'h200'],
}

/** The classes h100 and h200, as the compute officer would have them. */
export async function givenGpuClasses(world: TestWorld): Promise<void> {
  const createdAt = world.clock.now()
  const rows = ['h100', 'h200'].map((code, position) => ({
    code,
    name: `NVIDIA ${code.toUpperCase()}`,
    state: 'active' as const,
    position,
    createdAt,
  }))
  await world.db.insert(gpuClasses).values(rows).onConflictDoNothing()
}

export async function givenCall(world: TestWorld, june: Person, words: Partial<Parameters<typeof openCall>[2]> = {}) {
  await givenGpuClasses(world)
  return made(await openCall(world, actorOf(june), { ...callWords, ...words }))
}

/** A draft of this person's in the call, empty. */
export async function givenDraft(world: TestWorld, lead: Person, callSlug = 'open-models-2026'): Promise<Id<'app'>> {
  return made(await startApplication(world, actorOf(lead), { callSlug })).applicationId
}

export const answers = {
  project: {
    title: 'Lantern: a 7B model',
    institution: 'Arlington',
    field: 'Language',
    summary: 'A model in the open.',
  },
  science: { question: 'What emerges when?', approach: 'Train three times.', outcome: 'Others repeat it.' },
  compute: {
    [lineField('h100', 'asked')]: '420,000',
    [lineField('h100', 'least')]: '250,000',
    [lineField('h100', 'first')]: '2026-05',
    [lineField('h100', 'last')]: '2026-10',
    estimate: 'Three runs of 140,000 hours.',
    readiness: 'A 1B run worked.',
  },
  team: {
    experience: 'Two smaller models.',
    [memberField(1, 'name')]: 'Lin Chen',
    [memberField(1, 'email')]: 'lin@demo.test',
    [memberField(1, 'institution')]: 'Delta',
    [memberField(1, 'role')]: 'co_pi',
  },
  openness: { releases: 'Weights and logs.', licence: 'Apache-2.0', openness: '1', exceptions: '' },
} as const

type Sections = { [Section in keyof typeof answers]?: Record<string, string> }

/** A draft with every section answered. */
export async function givenFilledDraft(
  world: TestWorld,
  lead: Person,
  change: { callSlug?: string; answers?: Sections } = {},
): Promise<Id<'app'>> {
  const applicationId = await givenDraft(world, lead, change.callSlug)
  for (const section of ['project', 'science', 'compute', 'team', 'openness'] as const) {
    const base = await revisionOf(world, applicationId)
    const values = change.answers?.[section] ?? answers[section]
    made(await saveSection(world, actorOf(lead), { applicationId, section, base, values }))
  }
  return applicationId
}

export async function revisionOf(world: TestWorld, applicationId: Id<'app'>): Promise<number> {
  const [row] = await world.db
    .select({ revision: applications.revision })
    .from(applications)
    .where(eq(applications.id, applicationId))
  return row?.revision ?? -1
}

export async function givenSubmitted(
  world: TestWorld,
  lead: Person,
  change: Parameters<typeof givenFilledDraft>[2] = {},
) {
  const applicationId = await givenFilledDraft(world, lead, change)
  const revision = await revisionOf(world, applicationId)
  made(await submitApplication(world, actorOf(lead), { applicationId, revision }))
  return applicationId
}

/** An application the programme officer sent to review. */
export async function givenInReview(
  world: TestWorld,
  people: Cast,
  change: { lead?: Person } & Parameters<typeof givenFilledDraft>[2] = {},
) {
  const { lead, ...words } = change
  const applicationId = await givenSubmitted(world, lead ?? people.grace, words)
  made(await screenApplication(world, actorOf(people.june), { applicationId, to: 'in_review', note: '' }))
  return applicationId
}

export async function givenAssignment(world: TestWorld, people: Cast, applicationId: Id<'app'>, reviewer?: Person) {
  const reviewerId = (reviewer ?? people.kofi).id
  return made(await assignReviewer(world, actorOf(people.june), { applicationId, reviewerId })).assignmentId
}

export const review: ReviewWords = {
  scores: { merit: 5, openness: 5, feasibility: 4, need: 3 },
  confidence: 4,
  forCommittee: 'The hours could be tighter.',
  forApplicant: 'A clear plan. Say more about evaluation.',
}

export async function givenReview(world: TestWorld, people: Cast, applicationId: Id<'app'>, reviewer?: Person) {
  const who = actorOf(reviewer ?? people.kofi)
  const assignmentId = await givenAssignment(world, people, applicationId, reviewer)
  made(await declareConflict(world, who, { assignmentId, has: 'none', reason: '' }))
  made(await submitReview(world, who, { assignmentId, review }))
  return assignmentId
}

export async function givenDecided(world: TestWorld, people: Cast, words: Partial<Decide> & { lead?: Person } = {}) {
  const { lead, ...decision } = words
  const applicationId = await givenInReview(world, people, lead ? { lead } : {})
  const full = { applicationId, outcome: 'accepted_full', reason: '' } as const
  made(await decideApplication(world, actorOf(people.june), { ...full, ...decision }))
  return applicationId
}

/** What the officer's page says of the drafts of a call: their fingerprint. */
export async function seenDrafts(world: TestWorld, people: Cast, callId: Id<'cal'>): Promise<string> {
  return markOf(await readDrafts(world, people.june, callId))
}

export async function givenReleased(world: TestWorld, people: Cast, callId: Id<'cal'>, count = 1) {
  const expected = await seenDrafts(world, people, callId)
  const release = made(await releaseDecisions(world, actorOf(people.june), { callId, expected }))
  if (release.released !== count) throw new Error(`${release.released} decisions were released, not ${count}`)
  return release
}

/** From the call to a signed award: the whole way in one step. */
export async function givenAward(world: TestWorld, people: Cast) {
  const call = await givenCall(world, people.june)
  const applicationId = await givenDecided(world, people)
  await givenReleased(world, people, call.callId)
  const signed = { applicationId, signedName: people.grace.name }
  return { applicationId, ...made(await acceptOffer(world, actorOf(people.grace), signed)) }
}

import { advanceApplication } from '#app/domain/grants/advance-application.server.ts'
import { decideApplication } from '#app/domain/grants/decide-application.server.ts'
import { declareConflict } from '#app/domain/grants/declare-conflict.server.ts'
import { declineReview } from '#app/domain/grants/sight/decline-review.server.ts'
import { handInMetaReview } from '#app/domain/grants/sight/meta-review/hand-in-meta-review.server.ts'
import { nameLead } from '#app/domain/grants/sight/meta-review/name-lead.server.ts'
import { removeRequest } from '#app/domain/grants/sight/remove-request.server.ts'
import type { Kind, Standing } from '#app/domain/grants/sight/sight.ts'
import { submitReview } from '#app/domain/grants/submit-review.server.ts'
import { reviseReview } from '#app/domain/grants/versions/revise-review.server.ts'
import { actorOf, type Person, type Role } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import { people as peopleTable } from '#db/schema/people.ts'
import type { Cast } from '../cast.ts'
import { addressesOf } from '../look-everywhere.ts'
import type { Story } from '../story.ts'
import type { TestWorld } from '../world.ts'
import { givenMessage, metaWords } from './discussion.ts'
import { answers, givenAssignment, givenInReview, made, review } from './grants.ts'

/** A word that stands in one secret of one application, and nowhere else. */
export type Canary = { word: string; kind: Kind }

export const canaries: readonly Canary[] = [
  { word: 'canarytitle', kind: 'title' },
  { word: 'canaryproposal', kind: 'proposal' },
  { word: 'canaryteam', kind: 'team-names' },
  { word: 'canarycommittee', kind: 'other-reviews' },
  { word: 'canaryremark', kind: 'discussion' },
  { word: 'canaryanswer', kind: 'discussion' },
  { word: 'canaryfirst', kind: 'earlier-reviews' },
  { word: 'canaryunsaid', kind: 'earlier-reviews' },
  { word: 'canarysummary', kind: 'meta-review' },
  { word: 'canaryagreed', kind: 'meta-review' },
  { word: 'canarylearn', kind: 'words-for-applicant' },
  { word: 'canarywords', kind: 'words-for-applicant' },
  { word: 'canarydecision', kind: 'decision' },
  { word: 'canarynote', kind: 'private-note' },
  { word: 'canaryconflict', kind: 'conflict-reason' },
  { word: 'canarydecline', kind: 'reviewer-names' },
  { word: 'canaryinstead', kind: 'reviewer-names' },
  { word: 'canaryremoved', kind: 'removal-reason' },
]

export type Onlooker = { person: Person | null; standing: Standing }
export type Marked = {
  applicationId: Id<'app'>
  messageId: Id<'dms'>
  assignments: Record<'submitted' | 'assigned' | 'recused' | 'declined' | 'removed', Id<'asg'>>
  onlookers: Record<string, Onlooker>
}

/** One application with a canary in each of its secrets, decided and not released, and somebody of every standing to it. */
export async function givenCanaries(world: TestWorld, people: Cast): Promise<Marked> {
  const applicationId = await givenInReview(world, people, {
    lead: people.ada,
    answers: {
      project: { ...answers.project, title: 'Canarytitle', summary: 'Of canaryproposal.' },
      science: { ...answers.science, question: 'Who sees canaryproposal?' },
      team: { ...answers.team, 'member-1-name': 'Canaryteam Chen' },
    },
  })
  const nell = await givenPerson(world, 'nell', ['reviewer'])
  const omar = await givenPerson(world, 'omar', ['reviewer', 'programme_officer'])
  const pia = await givenPerson(world, 'pia', ['reviewer'])
  const quin = await givenPerson(world, 'quin', ['reviewer'])
  const ask = (who: Person) => givenAssignment(world, people, applicationId, who)
  const assignments = {
    submitted: await ask(people.kofi),
    assigned: await ask(people.ines),
    recused: await ask(omar),
    declined: await ask(nell),
    removed: await ask(quin),
  }
  const kofi = actorOf(people.kofi)
  const none = { has: 'none', reason: '' } as const
  made(await declareConflict(world, kofi, { assignmentId: assignments.submitted, ...none }))
  const words = { ...review, forCommittee: 'To canarycommittee.', forApplicant: 'In canarywords.' }
  made(await submitReview(world, kofi, { assignmentId: assignments.submitted, review: words }))
  await givenChanged(world, people, applicationId)
  await givenMessage(world, people.kofi, { applicationId, words: 'A canaryremark.' })
  const messageId = await givenMessage(world, people.june, { applicationId, words: 'A canaryanswer.' })
  const led = { applicationId, assignmentId: assignments.submitted }
  made(await nameLead(world, actorOf(people.june), led))
  const meta = { ...metaWords, summary: 'A canarysummary.', agreed: 'A canaryagreed.', forApplicant: 'A canarylearn.' }
  made(await handInMetaReview(world, kofi, { assignmentId: assignments.submitted, base: 0, words: meta }))
  const conflict = { assignmentId: assignments.recused, has: 'conflict', reason: 'A canaryconflict.' } as const
  made(await declareConflict(world, actorOf(omar), conflict))
  const decline = { assignmentId: assignments.declined, reason: 'A canarydecline.', instead: 'Canaryinstead Doe' }
  made(await declineReview(world, actorOf(nell), decline))
  const back = { applicationId, assignmentId: assignments.removed, reason: 'A canaryremoved.' }
  made(await removeRequest(world, actorOf(people.june), back))
  const draft = { outcome: 'declined', reason: 'A canarydecision.', privateNote: 'A canarynote.' } as const
  made(await decideApplication(world, actorOf(people.june), { applicationId, ...draft }))
  return {
    applicationId,
    messageId,
    assignments,
    onlookers: {
      nobody: { person: null, standing: 'stranger' },
      applicant: { person: people.ada, standing: 'applicant' },
      'named in the team': { person: people.lin, standing: 'stranger' },
      'another applicant': { person: people.grace, standing: 'stranger' },
      'reviewer who is done': { person: people.kofi, standing: 'reviewer-submitted' },
      'reviewer before the declaration': { person: people.ines, standing: 'reviewer-assigned' },
      'reviewer who declined': { person: nell, standing: 'reviewer-recused' },
      'reviewer whose request was taken back': { person: quin, standing: 'reviewer-removed' },
      'reviewer who was not asked': { person: pia, standing: 'stranger' },
      'officer with a conflict': { person: omar, standing: 'involved-staff' },
      officer: { person: people.june, standing: 'officer' },
      auditor: { person: people.otto, standing: 'auditor' },
      administrator: { person: people.rosa, standing: 'administrator' },
      'compute officer': { person: people.ravi, standing: 'stranger' },
      'finance officer': { person: people.mina, standing: 'stranger' },
      fundraiser: { person: people.fay, standing: 'stranger' },
    },
  }
}

/** A reviewer who looks on nowhere has changed after the discussion what they first handed in. */
async function givenChanged(world: TestWorld, people: Cast, applicationId: Id<'app'>): Promise<void> {
  const vera = await givenPerson(world, 'vera', ['reviewer'])
  const assignmentId = await givenAssignment(world, people, applicationId, vera)
  made(await declareConflict(world, actorOf(vera), { assignmentId, has: 'none', reason: '' }))
  const first = { ...review, forCommittee: 'A canaryfirst.', forApplicant: 'A canaryunsaid.' }
  made(await submitReview(world, actorOf(vera), { assignmentId, review: first }))
  made(await advanceApplication(world, actorOf(people.june), { applicationId, to: 'in_discussion' }))
  made(await reviseReview(world, actorOf(vera), { assignmentId, base: 1, review }))
}

async function givenPerson(world: TestWorld, key: string, roles: Role[]): Promise<Person> {
  const person = {
    id: world.ids.next('psn'),
    email: `${key}@demo.test`,
    name: `${key} Doe`,
    timeZone: 'America/New_York',
  }
  await world.db.insert(peopleTable).values({ ...person, roles, isDemo: true, createdAt: world.clock.now() })
  return { ...person, roles }
}

/** The addresses of the application, of each review of it, and of what is searched and filtered for. */
export function addressesOfCanaries(story: Story, { applicationId, messageId, assignments }: Marked): string[] {
  const ids: Record<string, string> = { ...story.ids, applicationId, messageId }
  const fills = Object.values(assignments).map((assignment) => (name: string, { route }: { route: string }) => {
    if (name === 'slug') return route.includes('project') ? ids.slug : ids.call
    return name === 'assignment' ? assignment : ids[name]
  })
  const asked = [
    ...canaries.flatMap(({ word }) => [`/admin/search?q=${word}`, `/admin/applications?words=${word}`]),
    ...['in_review', 'recommended', 'decided'].map((state) => `/admin/applications?state=${state}`),
    `/admin/audit?about=${applicationId}`,
    `/admin/audit?by=${story.people.kofi.id}`,
    ...['review-submitted', 'application-decided'].map((kind) => `/admin/audit?kind=${kind}`),
    `/admin/people/${story.people.kofi.id}`,
  ]
  return [...addressesOf(fills), ...asked]
}

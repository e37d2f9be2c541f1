import { advanceApplication } from '#app/domain/grants/advance-application.server.ts'
import { readAssignment, readMyAssignments } from '#app/domain/grants/read-assignments.server.ts'
import { sayInDiscussion } from '#app/domain/grants/sight/discussion/say-in-discussion.server.ts'
import { handInMetaReview } from '#app/domain/grants/sight/meta-review/hand-in-meta-review.server.ts'
import { nameLead } from '#app/domain/grants/sight/meta-review/name-lead.server.ts'
import { reviseReview } from '#app/domain/grants/versions/revise-review.server.ts'
import { actorOf } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import type { StoryPerson } from './people.ts'
import { type StoryWorld, told } from './story-world.server.ts'
import type { Applied } from './tell-grants.server.ts'

/** Daniel’s reviewers do not agree, and say so to each other. */
export async function tellDiscussion(world: StoryWorld, applied: readonly Applied[]): Promise<void> {
  const found = applied.find(({ application }) => application.title.startsWith('Drift'))
  if (!found) return
  const { applicationId } = found
  const june = actorOf(world.people.june)
  told(await advanceApplication(world, june, { applicationId, to: 'in_discussion' }))
  for (const [who, words] of said) {
    told(await sayInDiscussion(world, actorOf(world.people[who]), { applicationId, words }))
  }
  await tellSecondThoughts(world)
  await tellMetaReview(world, applicationId)
}

/** Yuki had missed the drifters, and gives more for merit. */
async function tellSecondThoughts(world: StoryWorld): Promise<void> {
  const { id, review } = await reviewOfDrift(world, 'yuki')
  if (!review) throw new Error('Yuki has not reviewed it')
  const forCommittee = `${review.forCommittee} The drifters, which I had missed, lift the merit.`
  const changed = { ...review, scores: { ...review.scores, merit: 4 }, forCommittee }
  told(await reviseReview(world, actorOf(world.people.yuki), { assignmentId: id, base: 1, review: changed }))
}

async function reviewOfDrift(world: StoryWorld, who: StoryPerson) {
  const reviewer = world.people[who]
  const mine = (await readMyAssignments(world, reviewer)).find(({ title }) => title?.startsWith('Drift'))
  const assignment = mine && (await readAssignment(world, reviewer, mine.id))
  if (!assignment) throw new Error(`${who} does not review it`)
  return assignment
}

/** Samuel leads it and has handed in what it came to. */
async function tellMetaReview(world: StoryWorld, applicationId: Id<'app'>): Promise<void> {
  const samuel = world.people.samuel
  const mine = await reviewOfDrift(world, 'samuel')
  const led = { applicationId, assignmentId: mine.id }
  told(await nameLead(world, actorOf(world.people.june), led))
  const words = {
    summary: 'The drifters settle it: a test nobody in the field has made. The window stays a worry to one of us.',
    agreed: 'That the test is the strength. Not whether the window is long enough.',
    forApplicant:
      'Put the drifters where the method is; two of three missed them. Say what you leave out if the window ends early.',
    recommendation: 'fund',
  } as const
  told(await handInMetaReview(world, actorOf(samuel), { assignmentId: mine.id, base: 0, words }))
}

const said: readonly [StoryPerson, string][] = [
  ['june', 'Your marks for merit are two levels apart. What does each of you see that the others do not?'],
  [
    'samuel',
    'The emulator is tested against drifters that the team did not place themselves. Hardly anyone does that, and it is why I am high.',
  ],
  [
    'yuki',
    'I missed the drifters: they are in the answer about the outcome, not where the method is. That lifts the merit for me. The window still looks short.',
  ],
]

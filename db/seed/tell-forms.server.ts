import { eq } from 'drizzle-orm'
import { standardAgreement } from '#app/domain/grants/agreements/agreement.ts'
import { writeAgreementText } from '#app/domain/grants/agreements/write-agreement-text.server.ts'
import { extendDeadline } from '#app/domain/grants/deadlines/extend-deadline.server.ts'
import { changeForm } from '#app/domain/grants/forms/change-form.server.ts'
import type { FormChange } from '#app/domain/grants/forms/form-change.ts'
import { publishForm } from '#app/domain/grants/forms/publish-form.server.ts'
import { readCallForms } from '#app/domain/grants/forms/read-forms.server.ts'
import { writeLetterText } from '#app/domain/grants/letter-texts/write-letter-text.server.ts'
import { readCall } from '#app/domain/grants/read-calls.server.ts'
import { setSecondRule } from '#app/domain/grants/release/set-second-rule.server.ts'
import { setAwardRule } from '#app/domain/grants/reports/set-award-rule.server.ts'
import { changeRubric } from '#app/domain/grants/rubrics/change-rubric.server.ts'
import { standardCriteria } from '#app/domain/grants/rubrics/standard-rubric.ts'
import { actorOf } from '#app/domain/people/person.ts'
import { gpuHours } from '#app/units/gpu-time.ts'
import type { Id } from '#app/units/id.ts'
import { applications } from '#db/schema/grants.ts'
import { type StoryWorld, told } from './story-world.server.ts'
import type { Applied } from './tell-grants.server.ts'

/** What an officer does to an open call before its reviews begin. */
export async function tellCallWork(
  world: StoryWorld,
  calls: readonly Id<'cal'>[],
  applied: readonly Applied[],
): Promise<void> {
  for (const callId of calls) {
    await tellSecondForm(world, callId)
    await tellCriteria(world, callId)
    await tellAgreement(world, callId)
    // The last fifth of the hours of this call waits for what was promised.
    const rule = { callId, everyMonths: 3, finalDays: 60, lastShare: 20 }
    told(await setAwardRule(world, actorOf(world.people.june), rule))
    // In this call two officers stand for awards that the lab would let one decide.
    told(await setSecondRule(world, actorOf(world.people.june), { callId, from: gpuHours(50_000) }))
    await tellLetters(world, callId)
    await tellMoreTime(world, callId, applied)
  }
}

/** Some days into a call its officer asks one thing more; who has begun may stay on the form of the beginning. */
async function tellSecondForm(world: StoryWorld, callId: Id<'cal'>): Promise<void> {
  const june = actorOf(world.people.june)
  for (const change of changes) {
    const { seen } = await readCallForms(world, callId)
    told(await changeForm(world, june, { callId, seen, change }))
  }
  const { seen } = await readCallForms(world, callId)
  told(await publishForm(world, june, { callId, seen }))
}

/** In this call openness weighs most. */
async function tellCriteria(world: StoryWorld, callId: Id<'cal'>): Promise<void> {
  const weights: Record<string, number> = { merit: 30, openness: 40, feasibility: 15, need: 15 }
  const criteria = standardCriteria.map((one) => ({ ...one, weight: weights[one.name] ?? one.weight }))
  told(await changeRubric(world, actorOf(world.people.june), { callId, number: 1, criteria, blindness: 'single' }))
}

/** What comes out of this call is to be more open than the lab’s standard asks. */
async function tellAgreement(world: StoryWorld, callId: Id<'cal'>): Promise<void> {
  const promises = [
    ...standardAgreement.promises,
    'The project writes a page about what failed, and the lab publishes it with the model.',
  ]
  const text = { callId, number: 1, promises, opennessClass: 2 } as const
  told(await writeAgreementText(world, actorOf(world.people.june), text))
}

/** Who is not selected reads in this call's own words where the reviewers' are. */
async function tellLetters(world: StoryWorld, callId: Id<'cal'>): Promise<void> {
  const subject = '{call}: the decision on {number}'
  const words =
    'Dear {name},\n\nthank you for “{title}”. We asked more people to read than in any call before, and there are not hours for all they found good. This one is not among those we can support:\n\n{reason}\n\nWhat the reviewers wrote for you stands at {link}\n\n{lab}'
  const text = { callId, letter: 'decline', number: 0, subject, words } as const
  told(await writeLetterText(world, actorOf(world.people.june), text))
}

/** One applicant whose cluster was down has a week longer than the others. */
async function tellMoreTime(world: StoryWorld, callId: Id<'cal'>, applied: readonly Applied[]): Promise<void> {
  const draft = applied.find(({ application }) => application.outcome === 'draft')
  const call = await readCall(world, callId)
  if (!draft || !call?.closesAt) return
  const [row] = await world.db
    .select({ number: applications.number })
    .from(applications)
    .where(eq(applications.id, draft.applicationId))
  const until = new Date(call.closesAt.getTime() + 7 * 86_400_000)
  const reason = 'Your cluster is down until the middle of the month, so the trial run cannot be finished before.'
  told(await extendDeadline(world, actorOf(world.people.june), { callId, number: row?.number ?? '', until, reason }))
}

const changes: readonly FormChange[] = [
  {
    kind: 'question-written',
    section: 'science',
    name: null,
    words: {
      label: 'Does any of the training data describe living people?',
      hint: 'Health records, interviews, photographs, voices.',
      kind: 'yes-no',
      limit: 1,
      isOptional: true,
    },
  },
  {
    kind: 'question-written',
    section: 'science',
    name: null,
    words: {
      label: 'Who agreed to its use, and how?',
      example:
        'The 1,200 speakers signed the consent form of our university (linked), which names training and release of models. Who withdraws is taken out before the first run.',
      kind: 'text',
      limit: 200,
      shownWhen: { question: 'q-1', is: 'yes' },
    },
  },
]

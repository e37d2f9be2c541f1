import { eq } from 'drizzle-orm'
import { acceptOffer } from '#app/domain/grants/accept-offer.server.ts'
import { lineField } from '#app/domain/grants/application-form.ts'
import { assignReviewer } from '#app/domain/grants/assign-reviewer.server.ts'
import { decideApplication } from '#app/domain/grants/decide-application.server.ts'
import { openCall } from '#app/domain/grants/open-call.server.ts'
import { answerDraft } from '#app/domain/grants/release/answer-draft.server.ts'
import { markOf } from '#app/domain/grants/release/drafts-mark.server.ts'
import { readDrafts } from '#app/domain/grants/release/read-drafts.server.ts'
import { releaseDecisions } from '#app/domain/grants/release-decisions.server.ts'
import { saveSection } from '#app/domain/grants/save-section.server.ts'
import { screenApplication } from '#app/domain/grants/screen-application.server.ts'
import { startApplication } from '#app/domain/grants/start-application.server.ts'
import { submitApplication } from '#app/domain/grants/submit-application.server.ts'
import { withdrawApplication } from '#app/domain/grants/withdraw-application.server.ts'
import { actorOf } from '#app/domain/people/person.ts'
import { gpuHours } from '#app/units/gpu-time.ts'
import type { Id } from '#app/units/id.ts'
import { addMonths, dayIn } from '#app/units/time.ts'
import { projects } from '#db/schema/grants.ts'
import type { StoryApplication, storyCalls } from './grants-words.ts'
import { inMonth, type StoryWorld, told } from './story-world.server.ts'
import { revisionOf, tellChanges, tellCoApplicants } from './tell-applicants.server.ts'
import { tellMarks, tellOneReview } from './tell-marks.server.ts'

type StoryCall = (typeof storyCalls)[number]
export type Applied = { application: StoryApplication; applicationId: Id<'app'> }

export async function tellCall(world: StoryWorld, call: StoryCall): Promise<Id<'cal'>> {
  const { callId } = told(
    await openCall(world, actorOf(world.people.june), {
      title: call.title,
      slug: call.slug,
      summary: call.summary,
      body: call.body,
      opensAt: inMonth(world, call.opensMonth, 1, 14),
      closesAt: inMonth(world, call.closesMonth, 20, 22),
      timeZone: call.timeZone,
      takesRenewals: call.takesRenewals,
      graceMinutes: 10,
      firstMonth: addMonths(world.thisMonth, call.firstMonth),
      lastMonth: addMonths(world.thisMonth, call.lastMonth),
      gpuClasses: call.gpuClasses,
      reviewsUntil: dayIn(call.timeZone, inMonth(world, call.closesMonth + 1, 15)),
      decisionsOn: dayIn(call.timeZone, inMonth(world, call.closesMonth + 2, 1)),
    }),
  )
  return callId
}

/** An application written section by section; submitted unless the story leaves it a draft. */
export async function tellApplication(
  world: StoryWorld,
  application: StoryApplication,
  call: StoryCall,
): Promise<Applied> {
  const actor = actorOf(world.people[application.lead])
  const { applicationId } = told(await startApplication(world, actor, { callSlug: call.slug }))
  const answers = sectionsOf(world, application, call)
  const written = application.outcome === 'draft' ? (['project', 'science'] as const) : sections
  for (const section of written) {
    const base = await revisionOf(world, applicationId)
    told(await saveSection(world, actor, { applicationId, section, base, values: answers[section] }))
  }
  await tellCoApplicants(world, { application, applicationId })
  if (application.outcome !== 'draft') {
    told(await submitApplication(world, actor, { applicationId, revision: await revisionOf(world, applicationId) }))
    await tellChanges(world, { application, applicationId }, answers.science)
  }
  return { application, applicationId }
}

/** Screening, reviews and decisions, as far as the story has come; nothing is released here. */
export async function tellReview(world: StoryWorld, { application, applicationId }: Applied): Promise<void> {
  const june = actorOf(world.people.june)
  const { outcome, lead } = application
  if (outcome === 'draft' || outcome === 'submitted') return
  if (outcome === 'withdrawn') {
    told(
      await withdrawApplication(world, actorOf(world.people[lead]), {
        applicationId,
        reason: 'We found hours elsewhere.',
      }),
    )
    return
  }
  const to = outcome === 'ineligible' || outcome === 'returned' ? outcome : 'in_review'
  told(await screenApplication(world, june, { applicationId, to, note: screeningNotes[to] }))
  if (to !== 'in_review') return
  if (application.marks) {
    await tellMarks(world, { marks: application.marks, applicationId })
    return
  }
  const reviewers = outcome === 'in_review' ? (['kofi', 'ines'] as const) : (['kofi', 'ines', 'tomas'] as const)
  for (const [index, reviewer] of reviewers.entries()) {
    const reviewerId = world.people[reviewer].id
    const dueAt = outcome === 'in_review' ? new Date(world.clock.now().getTime() + 10 * 86_400_000) : null
    const { assignmentId } = told(await assignReviewer(world, june, { applicationId, reviewerId, dueAt }))
    if (outcome === 'in_review' && reviewer === 'kofi') continue
    await tellOneReview(world, { assignmentId, reviewer, score: outcome === 'declined' ? 2 : 4 + (index % 2) })
  }
  if (outcome !== 'in_review') await tellDecision(world, { application, applicationId })
}

async function tellDecision(world: StoryWorld, { application, applicationId }: Applied): Promise<void> {
  const granted = Object.entries(application.granted ?? {}).map(([gpuClass, hours]) => ({
    gpuClass,
    seconds: gpuHours(hours),
  }))
  const { outcome } = application
  const decided =
    outcome === 'declined' || outcome === 'waitlisted'
      ? outcome
      : granted.length > 0
        ? 'accepted_partial'
        : 'accepted_full'
  told(
    await decideApplication(world, actorOf(world.people[outcome === 'decided' ? 'leila' : 'june']), {
      applicationId,
      outcome: decided,
      ...(decided === 'accepted_partial' ? { granted } : {}),
      reason: decisionReasons[decided],
    }),
  )
}

/** Leila agrees to what is large enough to need two officers; June releases. */
export async function tellRelease(world: StoryWorld, callId: Id<'cal'>, expected: number): Promise<void> {
  const drafts = await readDrafts(world, world.people.leila, callId)
  for (const { applicationId, draft, second } of drafts) {
    if (second !== 'waits') continue
    const words = 'The hours are what the main runs take.'
    const answer = { applicationId, draft, stance: 'agreed', words } as const
    told(await answerDraft(world, actorOf(world.people.leila), answer))
  }
  const seen = await readDrafts(world, world.people.june, callId)
  if (seen.length !== expected) throw new Error(`${seen.length} decisions are drafted, not ${expected}`)
  told(await releaseDecisions(world, actorOf(world.people.june), { callId, expected: markOf(seen) }))
}

/** The offer is signed; answers the project it became. */
export async function tellAward(world: StoryWorld, { application, applicationId }: Applied) {
  const lead = world.people[application.lead]
  const { projectId, awardId } = told(await acceptOffer(world, actorOf(lead), { applicationId, signedName: lead.name }))
  const { slug, account } = application.project ?? { slug: '', account: '' }
  await world.db.update(projects).set({ slug, slurmAccount: account }).where(eq(projects.id, projectId))
  return { projectId, awardId, application }
}

const sections = ['project', 'science', 'compute', 'team', 'openness'] as const

function sectionsOf(world: StoryWorld, application: StoryApplication, call: StoryCall) {
  const lines = application.asks.flatMap(({ gpuClass, hours, least, size }) => [
    [lineField(gpuClass, 'asked'), String(hours)],
    [lineField(gpuClass, 'least'), String(least)],
    [lineField(gpuClass, 'first'), addMonths(world.thisMonth, call.firstMonth)],
    [lineField(gpuClass, 'last'), addMonths(world.thisMonth, call.lastMonth)],
    [lineField(gpuClass, 'fewest'), '32'],
    [lineField(gpuClass, 'most'), '512'],
    [lineField(gpuClass, 'checkpoint'), 'yes'],
    [lineField(gpuClass, 'parameters'), size?.parameters ?? ''],
    [lineField(gpuClass, 'tokens'), size?.tokens ?? ''],
  ])
  const { title, institution, summary, science, openness } = application
  return {
    project: { title, institution, field: 'Machine learning', summary },
    science: {
      question: science,
      approach: science,
      outcome: 'Anyone can repeat the evaluation with the harness we release.',
    },
    compute: {
      ...Object.fromEntries(lines),
      estimate: 'From a run at a tenth of the size, with its measured throughput and a fifth more for failures.',
      readiness: 'The code has run for a week on 32 GPUs and goes on from its last checkpoint after a failure.',
    },
    team: { experience: 'The team has released two smaller models with their training records.' },
    openness: { releases: openness, licence: 'Apache-2.0', openness: '1', exceptions: '' },
  }
}

const screeningNotes = {
  in_review: '',
  returned: 'Please say which of the photographs you may publish, and send it again.',
  ineligible: 'The call asks for open weights at release; two years later does not fit it.',
} as const

const decisionReasons = {
  accepted_full: 'A strong plan with a full release; the hours asked are the hours needed.',
  accepted_partial: 'A strong plan. The panel funds the main runs; the ablations wait for the next call.',
  waitlisted: 'Above the line on merit; hours of this class are taken for the window.',
  declined: 'The panel could not see what the model would add to what is already open.',
} as const

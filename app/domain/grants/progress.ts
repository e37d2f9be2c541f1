import { type Day, dayIn } from '#app/units/time.ts'
import type { ApplicantStage } from './application.ts'
import type { Call, CallStage } from './call.ts'

export const progressSteps = [
  'Write',
  'Received',
  'Being checked',
  'With reviewers',
  'Being decided',
  'Decided',
] as const
export type ProgressStep = (typeof progressSteps)[number]
/** Who has to do something for it to go on. */
export type Holder = 'you' | 'the-lab' | 'reviewers' | 'nobody'

/** When what comes next is expected: a day that is announced, one that has passed, an instant that binds, or none. */
export type Expected = { kind: 'day' | 'late'; day: Day } | { kind: 'instant'; at: Date } | { kind: 'not-announced' }

export type Dated = { label: string; expected: Expected }

export type Progress = {
  step: ProgressStep
  /** In the applicant's words, for a list. */
  words: string
  holder: Holder
  next: string
  /** The days to know, the nearest first. */
  dates: readonly Dated[]
}

/** All it is worked out from: what an applicant may know already. No draft, no review and no count of them is among it. */
export type Stands = {
  stage: ApplicantStage
  call: Pick<Call, 'deadline' | 'timeZone' | 'reviewsUntil' | 'decisionsOn'> & { stage: CallStage }
  offerUntil: Date | null
  appealUntil: Date | null
  hasOpenAppeal: boolean
}

type Reckon = (stands: Stands, now: Date) => Progress

/** Where an application stands, who has it, what comes next and when, in its applicant's words. */
export function progressOf(stands: Stands, now: Date): Progress {
  if (stands.hasOpenAppeal) return { ...reckonings[stands.stage](stands, now), ...underAppeal }
  return reckonings[stands.stage](stands, now)
}

const by = (label: string, at: Date | null): Dated[] => (at ? [{ label, expected: { kind: 'instant', at } }] : [])

const underAppeal = {
  words: 'Under appeal',
  holder: 'the-lab',
  next: 'An officer who had no hand in the decision answers your appeal.',
  dates: [{ label: 'Answer', expected: { kind: 'not-announced' } }],
} as const

const atRest = (words: string, next: string, step: ProgressStep = 'Decided'): Progress => ({
  ...{ step, words, next, holder: 'nobody', dates: [] },
})

const reckonings: Record<ApplicantStage, Reckon> = {
  draft: ({ call }) =>
    call.stage === 'closed'
      ? atRest('Not sent', 'The call has closed, so this draft can no longer be sent.', 'Write')
      : {
          ...{ step: 'Write', words: 'Being written', holder: 'you' },
          next: 'Answer every section, check your answers and send it in.',
          dates: by('Send it before', call.deadline),
        },
  returned: () => ({
    ...{ step: 'Write', words: 'Back with you', holder: 'you' },
    next: 'Make the change a programme officer asks for and send it again. It is then checked once more.',
    dates: [],
  }),
  submitted: (stands, now) => {
    const isWaiting = stands.call.stage === 'open' && stands.call.deadline !== null
    if (!isWaiting) return beingChecked(stands, now)
    const next =
      'A programme officer checks that it is complete and fits the call, at the latest once the call has closed.'
    return {
      step: 'Received',
      words: 'Received',
      holder: 'the-lab',
      next,
      dates: [...by('The call closes', stands.call.deadline), ...callDays(stands.call, now)],
    }
  },
  reopened: ({ call }) => ({
    ...{ step: 'Received', words: 'Being changed', holder: 'you' },
    next: 'Send your changes, or keep what you sent. What is not sent before the deadline does not count.',
    dates: by('Send it before', call.deadline),
  }),
  in_review: (stands, now) => inReview(stands, now),
  ineligible: () => atRest('Does not fit the call', 'It goes no further. The reason is below.', 'Being checked'),
  offered: ({ offerUntil }) => ({
    ...{ step: 'Decided', words: 'Offered hours', holder: 'you' },
    next: 'Read the offer; accept it, accept a part, or turn it down.',
    dates: by('Answer before', offerUntil),
  }),
  waitlisted: () => ({
    ...{ step: 'Decided', words: 'On the waiting list', holder: 'the-lab' },
    next: 'When hours come back, they are offered down the list, and you get a letter.',
    dates: [{ label: 'Hours', expected: { kind: 'not-announced' } }],
  }),
  declined: ({ appealUntil }) =>
    appealUntil
      ? {
          ...{ step: 'Decided', words: 'Not selected', holder: 'nobody', dates: by('Appeal before', appealUntil) },
          next: 'Nothing more has to be done. If a rule was broken or a fact is wrong, you may appeal.',
        }
      : atRest('Not selected', 'Nothing more has to be done.'),
  lapsed: () => atRest('Offer lapsed', 'The offer was not answered in time, and its hours went to others.'),
  withdrawn: () => atRest('Withdrawn', 'You withdrew it. Nobody works on it any more.', 'Write'),
  accepted: () => ({
    ...{ step: 'Decided', words: 'Accepted', holder: 'the-lab', dates: [] },
    next: 'The lab sets up your project.',
  }),
  awarded: () => atRest('Awarded', 'You accepted the offer. Hours, reports and releases are on your project’s page.'),
}

/** The next thing an applicant hears of is the decision, unless it does not fit or a change is asked for. */
function beingChecked(stands: Stands, now: Date): Progress {
  return {
    ...{ step: 'Being checked', words: 'Being checked', holder: 'the-lab' },
    next: 'A programme officer checks that it is complete and fits the call. Then reviewers read it.',
    dates: callDays(stands.call, now),
  }
}

/** By the call's own days alone: what the panel has come to moves nothing here before the release. */
function inReview({ call }: Stands, now: Date): Progress {
  const isRead = call.reviewsUntil !== null && dayIn(call.timeZone, now) > call.reviewsUntil
  if (isRead) {
    return {
      ...{ step: 'Being decided', words: 'Being decided', holder: 'the-lab' },
      next: 'Everybody in the call hears at the same time. You get a letter.',
      dates: callDays({ ...call, reviewsUntil: null }, now),
    }
  }
  return {
    ...{ step: 'With reviewers', words: 'With reviewers', holder: 'reviewers' },
    next: 'Reviewers read it and weigh it by the call’s criteria. Then the lab decides, and everybody hears at the same time.',
    dates: callDays(call, now),
  }
}

/** What the call announces of its reviews and decisions; that no day is announced for the decisions is said. */
function callDays(call: Stands['call'], now: Date): Dated[] {
  const decisions = { label: 'Decision', expected: announced(call.decisionsOn, call, now) }
  if (call.reviewsUntil === null) return [decisions]
  return [{ label: 'Reviewers read until', expected: announced(call.reviewsUntil, call, now) }, decisions]
}

function announced(day: Day | null, call: Stands['call'], now: Date): Expected {
  if (day === null) return { kind: 'not-announced' }
  return { kind: dayIn(call.timeZone, now) > day ? 'late' : 'day', day }
}

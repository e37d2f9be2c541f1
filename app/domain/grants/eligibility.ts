import { formatMonth } from '#app/units/time.ts'
import type { Call } from './call.ts'

/** Five questions to answer before anybody makes an account. Nothing of it is kept: the answers stand in the address alone. */

export type EligibilityQuestion = {
  name: string
  asks: string
  /** What a no means: it stands in the way, or it is something to think about. */
  no: { stops: boolean; says: string }
}

type Offer = Pick<Call, 'gpuClasses' | 'firstMonth' | 'lastMonth'>

export function eligibilityQuestions({ gpuClasses, firstMonth, lastMonth }: Offer): EligibilityQuestion[] {
  const classes = gpuClasses.map((code) => code.toUpperCase()).join(', ')
  return [
    {
      name: 'release',
      asks: 'Will the weights be released for everyone, under an open licence?',
      no: {
        stops: true,
        says: 'Everything we fund is released. A model that stays closed does not fit, however good it is.',
      },
    },
    {
      name: 'record',
      asks: 'Will you say publicly what the model was trained on?',
      no: {
        stops: false,
        says: 'Data that cannot be released can still be described. Reviewers weigh how much anyone can study and repeat.',
      },
    },
    {
      name: 'team',
      asks: 'Is there one person who answers for the project and can sign for the team?',
      no: { stops: true, says: 'An offer is signed by one person. Find out who that is before you apply.' },
    },
    {
      name: 'window',
      asks: `Can the work run on ${classes}, from ${formatMonth(firstMonth)} to ${formatMonth(lastMonth)}?`,
      no: { stops: true, says: 'Hours are granted in these classes and months only. Another call may fit better.' },
    },
    {
      name: 'tried',
      asks: 'Has the code run at a smaller size?',
      no: {
        stops: false,
        says: 'You may apply, but reviewers ask for a run that worked. A day on a few GPUs first is time well spent.',
      },
    },
  ]
}

export type Eligibility =
  | { verdict: 'unanswered'; missing: string[] }
  | { verdict: 'fits' | 'fits with a question' | 'does not fit'; because: string[] }

/** What the answers come to. Null before anything was answered. */
export function judgeEligibility(
  questions: readonly EligibilityQuestion[],
  answers: Readonly<Record<string, string | undefined>>,
): Eligibility | null {
  const isAnswered = ({ name }: EligibilityQuestion) => answers[name] === 'yes' || answers[name] === 'no'
  if (!questions.some(isAnswered)) return null
  const missing = questions.filter((question) => !isAnswered(question)).map(({ name }) => name)
  if (missing.length > 0) return { verdict: 'unanswered', missing }
  const denied = questions.filter(({ name }) => answers[name] === 'no')
  const because = denied.map(({ no }) => no.says)
  if (denied.some(({ no }) => no.stops)) return { verdict: 'does not fit', because }
  return { verdict: denied.length > 0 ? 'fits with a question' : 'fits', because }
}

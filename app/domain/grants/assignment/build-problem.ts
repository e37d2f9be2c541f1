import { likeness, type Vector, vectorsOf, wordsIn } from './affinity.ts'
import { bestWorth, forbidden, isWelcome, type Problem } from './problem.ts'
import { type AssignmentSettings, type CallFacts, type Pair, pairKey } from './proposal.ts'

export type Built = {
  facts: CallFacts
  settings: AssignmentSettings
  problem: Problem
  /** The texts, weighed against each other: applications, then reviewers. */
  vectors: { applications: readonly Vector[]; reviewers: readonly Vector[] }
  /** Pins that nothing stands against, as places in the lists; and the others. */
  pinned: readonly Place[]
  unmet: readonly Pair[]
}
type Place = { application: number; reviewer: number }

/** The numbers the solver works on. Pins are seated beforehand, so that what is solved goes on from them. */
export function buildProblem(facts: CallFacts, settings: AssignmentSettings): Built {
  const all = vectorsOf([
    ...facts.applications.map(({ title, field, text }) => `${title} ${field} ${text}`),
    ...facts.reviewers.map(({ topics, text }) => `${topics.join(' ')} ${text}`),
  ])
  const vectors = {
    applications: all.slice(0, facts.applications.length),
    reviewers: all.slice(facts.applications.length),
  }
  const seniors = new Set(settings.seniors)
  const places = new Map(facts.reviewers.map(({ id }, reviewer) => [id, reviewer]))
  const problem: Problem = {
    applications: facts.applications.map(({ readers }) => ({
      seats: Math.max(0, settings.perApplication - readers.length),
      hasSenior: readers.some((id) => seniors.has(id)),
      institutions: readers.flatMap((id) => facts.reviewers[places.get(id) ?? -1]?.institution ?? []),
      worth: 0,
    })),
    reviewers: facts.reviewers.map(({ id, load, institution }) => ({
      room: Math.max(0, settings.most - load),
      isSenior: seniors.has(id),
      institution,
    })),
    worths: worthsOf(facts, settings, vectors),
  }
  const stay = facts.applications.map((application, at) => worthOfReaders(facts, vectors, { application, at }, places))
  const applications = problem.applications.map((application, at) => ({ ...application, worth: stay[at] ?? 0 }))
  return { facts, settings, vectors, ...seatPins(facts, settings, { ...problem, applications }) }
}

function worthsOf(facts: CallFacts, settings: AssignmentSettings, vectors: Built['vectors']): Int32Array {
  const read = facts.applications.flatMap(({ id, readers }) =>
    readers.map((reviewerId) => ({ applicationId: id, reviewerId })),
  )
  const barred = new Set([...facts.barred, ...settings.bans, ...read].map(pairKey))
  const { reviewers } = facts
  return Int32Array.from({ length: facts.applications.length * reviewers.length }, (_, cell) => {
    const place = { application: Math.floor(cell / reviewers.length), reviewer: cell % reviewers.length }
    const pair = {
      applicationId: facts.applications[place.application]?.id ?? 'app_',
      reviewerId: reviewers[place.reviewer]?.id ?? 'psn_',
    } as const
    return barred.has(pairKey(pair)) ? forbidden : fitOf(facts, vectors, place)
  })
}

/**
 * From 0 to `bestWorth`: half of it the topics she names that the application is about, one being most of that half; half the
 * likeness of the texts, of which a half is as near as texts of different people come.
 */
export function fitOf(facts: CallFacts, vectors: Built['vectors'], { application, reviewer }: Place): number {
  const topics = sharedTopics(facts, { application, reviewer }).length
  const text = likeness(vectors.applications[application] ?? new Map(), vectors.reviewers[reviewer] ?? new Map())
  const byTopic = topics === 0 ? 0 : topics === 1 ? 0.7 : 1
  return Math.round(bestWorth * (0.5 * byTopic + 0.5 * Math.min(1, 2 * text)))
}

/** The reviewer’s topics of which every word is in the application’s field or title. */
export function sharedTopics(facts: CallFacts, { application, reviewer }: Place): string[] {
  const { field = '', title = '' } = facts.applications[application] ?? {}
  const about = new Set(wordsIn(`${field} ${title}`))
  return (facts.reviewers[reviewer]?.topics ?? []).filter((topic) => {
    const words = wordsIn(topic)
    return words.length > 0 && words.every((word) => about.has(word))
  })
}

type ApplicationAt = { application: CallFacts['applications'][number]; at: number }

function worthOfReaders(
  facts: CallFacts,
  vectors: Built['vectors'],
  { application, at }: ApplicationAt,
  places: ReadonlyMap<string, number>,
): number {
  return application.readers.reduce((sum, id) => {
    const reviewer = places.get(id)
    return reviewer === undefined ? sum : sum + fitOf(facts, vectors, { application: at, reviewer })
  }, 0)
}

/** Pins take their seats one by one, each once and none that is read already, as long as a rule lets them; a full application is no reason against one. */
function seatPins(facts: CallFacts, settings: AssignmentSettings, before: Problem) {
  const applications = before.applications.map((one) => ({ ...one, institutions: [...one.institutions] }))
  const reviewers = before.reviewers.map((one) => ({ ...one }))
  const problem: Problem = { applications, reviewers, worths: before.worths.slice() }
  const [pinned, unmet]: [Place[], Pair[]] = [[], []]
  const read = new Set(facts.applications.flatMap(({ id, readers }) => readers.map((reader) => `${id} ${reader}`)))
  const asked = new Map(settings.pins.map((pin) => [pairKey(pin), pin]))
  for (const [key, pin] of asked) {
    if (read.has(key)) continue
    const application = facts.applications.findIndex(({ id }) => id === pin.applicationId)
    const reviewer = facts.reviewers.findIndex(({ id }) => id === pin.reviewerId)
    const [there, her] = [applications[application], reviewers[reviewer]]
    if (!there || !her || her.room < 1 || !isWelcome(problem, application, reviewer, [])) {
      unmet.push(pin)
      continue
    }
    const cell = application * reviewers.length + reviewer
    pinned.push({ application, reviewer })
    there.seats = Math.max(0, there.seats - 1)
    there.hasSenior ||= her.isSenior
    there.worth += problem.worths[cell] ?? 0
    if (her.institution !== null) there.institutions.push(her.institution)
    her.room -= 1
    problem.worths[cell] = forbidden
  }
  return { problem, pinned, unmet }
}

import { sharedWords } from './affinity.ts'
import { type Built, fitOf, sharedTopics } from './build-problem.ts'
import { bestWorth } from './problem.ts'
import type { Reason } from './proposal.ts'

type Seat = {
  application: number
  reviewer: number
  /** Everyone proposed for the application. */
  all: readonly number[]
  /** Her reviews of the call with those proposed. */
  load: number
  isPinned: boolean
}

/** The three strongest reasons for a seat; what is common to all comes only where there is nothing of its own. */
export function reasonsFor(built: Built, { application, reviewer, all, load, isPinned }: Seat): Reason[] {
  const { facts, settings, vectors } = built
  const topics = sharedTopics(facts, { application, reviewer })
  const [text, hers] = [vectors.applications[application], vectors.reviewers[reviewer]]
  const words = text && hers ? sharedWords(text, hers, 4) : []
  const seniors = new Set<string>(settings.seniors)
  const isSenior = (one: number) => seniors.has(facts.reviewers[one]?.id ?? '')
  const readers = facts.applications[application]?.readers ?? []
  const isOnlySenior =
    isSenior(reviewer) && all.filter(isSenior).length === 1 && !readers.some((reader) => seniors.has(reader))
  const fit = Math.round((100 * fitOf(facts, vectors, { application, reviewer })) / bestWorth)
  const reasons: Reason[] = [
    ...(isPinned ? [{ kind: 'pinned' } as const] : []),
    ...(topics.length > 0 ? [{ kind: 'topic', words: topics } as const] : []),
    ...(isOnlySenior ? [{ kind: 'only-senior' } as const] : []),
    ...(words.length > 0 ? [{ kind: 'words', words } as const] : []),
    { kind: 'fit', ofHundred: fit },
    { kind: 'room', load, most: settings.most },
    { kind: 'unconflicted' },
  ]
  return reasons.slice(0, 3)
}

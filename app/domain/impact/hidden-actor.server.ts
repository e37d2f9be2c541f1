import { hiddenReviewer, isHiddenReviewer } from '#app/domain/grants/sight/hidden-reviewer.server.ts'
import type { Person } from '#app/domain/people/person.ts'
import { hiddenGiver, isHiddenGiver } from './hidden-giver.server.ts'

/** In a query over `happening`: whether who acted is somebody this reader may not know, and why. */
export function hiddenFrom(reader: Person) {
  return { isGiver: isHiddenGiver(reader), isReviewer: isHiddenReviewer(reader) }
}

/** What stands in the place of the name; null where the name may be told. */
export function hiddenWord(hidden: { isGiver: boolean; isReviewer: boolean }): string | null {
  if (hidden.isGiver) return hiddenGiver
  return hidden.isReviewer ? hiddenReviewer : null
}

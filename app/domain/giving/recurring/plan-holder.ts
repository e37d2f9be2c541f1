import { type Actor, actorOf, type Person, portal } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import { mayHelpDonors, maySeeAnonymous } from '../policy.ts'

/** Who asks for a change of a plan: someone signed in, whoever holds the link of its letters, or the portal itself, named. */
export type Holder = { person: Person | null; hasKey: boolean; requestId?: string; actor?: Actor }

type Held = { isAnonymous: boolean; donorPersonId: Id<'psn'> | null }

/** The donor herself, whoever has her letter, and the staff a donor calls: they may see, pause and stop it. */
export function mayLookAfter({ person, hasKey }: Holder, plan: Held): boolean {
  return hasKey || isDonor(person, plan) || mayHelp(person, plan)
}

/** A letter can be passed on, and a call can be misheard: the sum is changed by the donor herself, signed in. */
export function mayChangeAmount({ person }: Holder, plan: Held): boolean {
  return isDonor(person, plan)
}

function isDonor(person: Person | null, plan: Held): boolean {
  return person !== null && person.id === plan.donorPersonId
}

function mayHelp(person: Person | null, plan: Held): boolean {
  if (!person || !mayHelpDonors(person)) return false
  return !plan.isAnonymous || maySeeAnonymous(person)
}

/** The name a change is written down under. */
export function actorOfHolder({ person, requestId, actor }: Holder): Actor {
  if (actor) return actor
  return person ? actorOf(person, requestId) : portal('letter-link')
}

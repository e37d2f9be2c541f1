import type { PlanRefusal } from '#app/domain/grants/release/plan-release.server.ts'
import type { PlannedRefusal } from '#app/domain/grants/release/release-planned.server.ts'
import type { ReleaseRefusal } from '#app/domain/grants/release-decisions.server.ts'

type Refusal = Exclude<ReleaseRefusal | PlanRefusal, 'not-found'>

/** Why nothing was released or planned. */
export const releaseSentences: Record<Refusal, string> = {
  'not-allowed': 'Only a programme officer releases decisions.',
  'nothing-to-release': 'There is no drafted decision to release.',
  'changed-since': 'Somebody drafted or changed a decision meanwhile. Nothing was released; look once more.',
  'own-application': 'You have a part in an application of this call, so a colleague must release its decisions.',
  'needs-second': 'Some of these decisions need a second officer first. Nothing was released.',
  'planned-already': 'The release is planned already. Cancel the plan to release now, or at another time.',
  'not-to-come': 'That time has passed. Choose one to come, or release now.',
  'too-far': 'Plan a release at most ninety days ahead.',
}

/** Why a planned release did not happen at its time. */
export const refusedPlanWords: Record<PlannedRefusal, string> = {
  'not-found': 'The call was not there any more.',
  'no-officer': 'Whoever planned it is no programme officer any more.',
  'nothing-to-release': 'No decision was drafted at that time.',
  'changed-since': 'A decision was drafted, or drafted anew, after it was planned.',
  'own-application': 'Whoever planned it has a part in an application of this call by now.',
  'needs-second': 'A decision lacked its second officer at that time.',
}

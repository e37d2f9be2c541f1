import type { ApplicantStage } from '#app/domain/grants/application.ts'

/** The stages an applicant passes, in order, for the line of steps. */
export function stepsOf(stage: ApplicantStage): { name: string; state: 'done' | 'current' | 'ahead' }[] {
  const place = placeOf[stage]
  return names.map((name, index) => ({ name, state: index < place ? 'done' : index === place ? 'current' : 'ahead' }))
}

const names = ['Write', 'Sent in', 'Review', 'Decision', 'Project'] as const

const placeOf: Record<ApplicantStage, number> = {
  draft: 0,
  returned: 0,
  submitted: 1,
  ineligible: 1,
  in_review: 2,
  offered: 3,
  waitlisted: 3,
  declined: 3,
  lapsed: 3,
  withdrawn: 0,
  accepted: 4,
  awarded: 4,
}

import type { StaffReview } from '#app/domain/grants/read-staff-application.server.ts'
import { aliasWords } from '#app/domain/grants/sight/alias.ts'
import type { LeadSeen } from '#app/domain/grants/sight/meta-review/read-meta-review.server.ts'

export type LeadChoice = { assignmentId: string; label: string }

/** The reviewers who may lead the discussion, as this reader may call them. */
export function leadChoicesOf(reviews: readonly StaffReview[]): LeadChoice[] {
  return reviews
    .filter(({ state }) => state === 'agreed' || state === 'submitted')
    .map(({ assignmentId, name, alias }) => ({ assignmentId, label: name ? `${name} (${alias})` : alias }))
}

export function aliasOfLead(lead: LeadSeen, choices: readonly LeadChoice[]): string {
  return choices.find(({ assignmentId }) => assignmentId === lead.assignmentId)?.label ?? aliasWords(lead.alias)
}

import { hasRole, type Person, type Role, roles } from './domain/people/person.ts'
import { applicationRows } from './policy-applications.ts'
import { callRows } from './policy-calls.ts'
import { givingRows } from './policy-giving.ts'
import { projectRows } from './policy-projects.ts'

/**
 * Who may open each door. One row for each folder in app/routes; the build fails for a route without one, and a test knocks
 * on every door as everybody and compares. `who` reads (the loader); `writes` acts (the action) where that differs.
 *
 * anyone: no account. signed-in: any account. machine: a bearer token, a signed delivery, or nobody in particular.
 * demo: only while the portal is a demonstration. A role: people who have it. An auditor is never among those who write.
 */
export type Who = 'anyone' | 'signed-in' | 'machine' | 'demo' | Role

export type PolicyRow = {
  route: string
  who: readonly Who[]
  writes?: readonly Who[]
}

const staff = roles.filter((role) => role !== 'reviewer')

export const policyTable: readonly PolicyRow[] = [
  { route: '_public', who: ['anyone'] },
  { route: '_public.sign-in._index', who: ['anyone'] },
  { route: '_public.sign-in.link.$token', who: ['anyone'] },
  { route: '_public.sign-in.demo', who: ['demo'] },
  { route: '_public.sign-in.password', who: ['anyone'] },
  { route: '_public.sign-in.second-step', who: ['signed-in'] },
  { route: 'sign-out', who: ['anyone'] },
  { route: 'account', who: ['signed-in'] },
  { route: 'account._index', who: ['signed-in'] },
  { route: 'account.calendar', who: ['signed-in'] },
  { route: 'account.calendar_.revoke', who: ['signed-in'] },
  { route: '_public.calendar.$token[.ics]', who: ['anyone'] },
  { route: 'account.close-session', who: ['signed-in'] },
  { route: 'account.confirm', who: ['signed-in'] },
  { route: 'account.passkeys._index', who: ['signed-in'] },
  { route: 'account.passkeys.$passkeyId.remove', who: ['signed-in'] },
  { route: 'account.passkeys.ask', who: ['signed-in'] },
  { route: 'account.passkeys.prepare', who: ['signed-in'] },
  { route: 'account.password', who: ['signed-in'] },
  { route: 'account.recovery-codes', who: ['signed-in'] },
  { route: 'account.second-step', who: ['signed-in'] },
  { route: 'account.second-step_.remove', who: ['signed-in'] },
  { route: 'account.shortcuts', who: ['signed-in'] },
  { route: 'account.sign-out-everywhere', who: ['signed-in'] },

  { route: 'backer', who: ['signed-in'] },

  { route: 'research', who: ['signed-in'] },
  { route: 'research.tokens', who: ['signed-in'] },
  { route: 'research.tokens_.$tokenId.revoke', who: ['signed-in'] },

  { route: 'review', who: ['reviewer', 'programme_officer', 'administrator'] },

  { route: 'admin', who: staff },
  { route: 'admin._index', who: staff },
  { route: 'admin.search', who: staff },
  { route: 'admin.people._index', who: ['auditor', 'administrator'] },
  { route: 'admin.people.$personId', who: ['auditor', 'administrator'] },
  { route: 'admin.people.$personId_.roles', who: ['administrator'] },
  { route: 'admin.people.$personId_.disable', who: ['administrator'] },
  { route: 'admin.people.$personId_.enable', who: ['administrator'] },
  { route: 'admin.people.$personId_.sign-out', who: ['administrator'] },
  { route: 'admin.people.$personId_.second-step', who: ['administrator'] },
  { route: 'admin.audit', who: ['auditor', 'administrator'] },
  { route: 'admin.reads', who: ['auditor', 'administrator'] },
  { route: 'admin.stops._index', who: ['auditor', 'administrator'] },
  { route: 'admin.stops.$what', who: ['administrator'] },
  { route: 'admin.jobs', who: staff },
  { route: 'admin.jobs_.$jobId.retry', who: ['compute_officer', 'finance_officer', 'administrator'] },

  { route: 'admin.ledger._index', who: ['finance_officer', 'auditor', 'administrator'] },
  { route: 'admin.ledger.$entryId', who: ['finance_officer', 'auditor', 'administrator'] },
  { route: 'admin.ledger.trial-balance', who: ['finance_officer', 'auditor', 'administrator'] },

  { route: '_public._index', who: ['anyone'] },
  { route: '_public.impact._index', who: ['anyone'] },
  { route: '_public.impact.ledger', who: ['anyone'] },
  { route: '_public.impact.ledger[.]jsonl', who: ['anyone'] },
  { route: '_public.impact.method', who: ['anyone'] },
  { route: '_public.projects.$slug', who: ['anyone'] },
  { route: '_public.backers', who: ['anyone'] },
  { route: 'api.v1.impact', who: ['machine'] },
  { route: 'api.v1.projects', who: ['machine'] },
  { route: 'api.v1.awards[.]json', who: ['machine'] },
  { route: 'api.v1.ledger.trial-balance', who: ['machine'] },
  { route: 'api.v1.ledger.entries', who: ['machine'] },

  { route: '_public.projects._index', who: ['anyone'] },
  { route: '_public.models._index', who: ['anyone'] },

  { route: 'research._index', who: ['signed-in'] },
  ...applicationRows,

  { route: 'review._index', who: ['reviewer', 'programme_officer', 'administrator'] },
  { route: 'review.expertise', who: ['reviewer'] },
  { route: 'review.$assignment', who: ['reviewer'] },
  { route: 'review.$assignment_.conflict', who: ['reviewer'] },
  { route: 'review.$assignment_.decline', who: ['reviewer'] },
  { route: 'review.$assignment_.submit', who: ['reviewer'] },

  ...callRows,
  { route: 'admin.applications._index', who: ['programme_officer', 'auditor', 'administrator'] },
  { route: 'admin.applications.$applicationId', who: ['programme_officer', 'auditor', 'administrator'] },
  { route: 'admin.applications.$applicationId_.screen', who: ['programme_officer'] },
  { route: 'admin.applications.$applicationId_.assign', who: ['programme_officer'] },
  { route: 'admin.applications.$applicationId_.advance', who: ['programme_officer'] },
  { route: 'admin.applications.$applicationId_.decide', who: ['programme_officer'] },
  { route: 'admin.panel.$call', who: ['programme_officer', 'auditor', 'administrator'] },
  { route: 'admin.panel.$call_.release', who: ['programme_officer'] },
  ...projectRows,

  { route: '$', who: ['anyone'] },
  { route: 'dev.gallery', who: ['demo'] },
  { route: 'dev.mail._index', who: ['demo'] },
  { route: 'dev.mail.$letterId', who: ['demo'] },
  { route: 'api.v1.openapi[.]json', who: ['machine'] },
  { route: 'api.v1.usage.imports', who: ['machine'] },
  { route: 'api.v1.allocations._index', who: ['machine'] },
  { route: 'api.v1.allocations.$allocationId', who: ['machine'] },
  { route: 'api.v1.capacity', who: ['machine'] },
  { route: 'admin.capacity._index', who: staff, writes: ['compute_officer', 'finance_officer', 'administrator'] },
  { route: 'admin.capacity.classes._index', who: staff },
  { route: 'admin.capacity.classes.new', who: ['compute_officer', 'administrator'] },
  {
    route: 'admin.capacity.classes.$gpuClass',
    who: staff,
    writes: ['compute_officer', 'finance_officer', 'administrator'],
  },
  { route: 'admin.allocations._index', who: staff },
  { route: 'admin.allocations.new', who: ['compute_officer', 'administrator'] },
  { route: 'admin.allocations.$allocationId._index', who: staff },
  { route: 'admin.allocations.$allocationId.add', who: ['compute_officer', 'administrator'] },
  { route: 'admin.allocations.$allocationId.return', who: ['compute_officer', 'administrator'] },
  {
    route: 'admin.usage._index',
    who: ['compute_officer', 'auditor', 'administrator'],
    writes: ['compute_officer', 'administrator'],
  },
  {
    route: 'admin.usage.held',
    who: ['compute_officer', 'auditor', 'administrator'],
    writes: ['compute_officer', 'administrator'],
  },
  { route: 'admin.usage.map', who: ['compute_officer', 'administrator'] },
  { route: 'admin.usage.$importId', who: ['compute_officer', 'auditor', 'administrator'] },
  { route: 'research.allocations.$allocationId', who: ['signed-in'] },

  ...givingRows,
  { route: 'webhooks.stripe', who: ['machine'] },
  { route: 'api.v1.current-projects[.]json', who: ['machine'] },
  { route: 'api.v1.gifts', who: ['machine'] },
  { route: 'api.v1.receipts', who: ['machine'] },
  { route: 'api.v1.pledges', who: ['machine'] },
  { route: 'api.v1.applications', who: ['machine'] },
]

/** Whether a page is worth a link for this person: the same rows the doors are tested against. */
export function mayOpen(person: Person | null, route: string): boolean {
  const row = policyTable.find((known) => known.route === route)
  if (!row) return false
  if (row.who.includes('anyone')) return true
  return person !== null && (row.who.includes('signed-in') || hasRole(person, ...row.who.filter(isRole)))
}

export function isRole(who: Who): who is Role {
  return roles.some((role) => role === who)
}

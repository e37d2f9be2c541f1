import type { PolicyRow } from './policy-table.ts'

/** Who may open the doors of applications for those who write them; part of the policy table. */
export const applicationRows: readonly PolicyRow[] = [
  { route: 'research.apply.$slug', who: ['signed-in'] },
  { route: 'research.applications.$applicationId._index', who: ['signed-in'] },
  { route: 'research.applications.$applicationId.$section', who: ['signed-in'] },
  { route: 'research.applications.$applicationId.$section_.autosave', who: ['signed-in'] },
  { route: 'research.applications.$applicationId.attachment', who: ['signed-in'] },
  { route: 'research.applications.$applicationId.attachment[.]pdf', who: ['signed-in'] },
  { route: 'research.applications.$applicationId.agreement[.]pdf', who: ['signed-in'] },
  { route: 'research.applications.$applicationId.form', who: ['signed-in'] },
  { route: 'research.applications.$applicationId.check', who: ['signed-in'] },
  { route: 'research.applications.$applicationId.submit', who: ['signed-in'] },
  { route: 'research.applications.$applicationId.withdraw', who: ['signed-in'] },
  { route: 'research.applications.$applicationId.accept', who: ['signed-in'] },
  { route: 'research.applications.$applicationId.appeal', who: ['signed-in'] },
  {
    route: 'admin.applications.$applicationId_.appeal',
    who: ['programme_officer', 'auditor', 'administrator'],
    writes: ['programme_officer'],
  },
  {
    route: 'admin.applications.$applicationId_.discussion',
    who: ['programme_officer', 'auditor', 'administrator'],
    writes: ['programme_officer'],
  },
  { route: 'admin.applications.$applicationId_.discussion_.$messageId', who: ['programme_officer'] },
  { route: 'review.$assignment_.discussion', who: ['reviewer'] },
  { route: 'review.$assignment_.discussion_.$messageId', who: ['reviewer'] },
  { route: 'research.applications.$applicationId.papers.$number[.pdf]', who: ['signed-in'] },
  { route: 'research.applications.$applicationId.people', who: ['signed-in'] },
  { route: 'research.applications.$applicationId.people_.$coApplicantId', who: ['signed-in'] },
  { route: 'research.applications.$applicationId.history', who: ['signed-in'] },
  { route: 'research.invitations.$coApplicantId', who: ['signed-in'] },
]

import type { PolicyRow } from './policy-table.ts'

const readers = ['programme_officer', 'auditor', 'administrator'] as const

/** Who may open the doors of calls; part of the policy table. */
export const callRows: readonly PolicyRow[] = [
  { route: '_public.calls._index', who: ['anyone'] },
  { route: '_public.calls.$slug', who: ['anyone'] },
  { route: '_public.calls.$slug_.eligibility', who: ['anyone'] },
  { route: '_public.calls.$slug_.estimate', who: ['anyone'] },
  { route: 'admin.calls._index', who: readers },
  { route: 'admin.calls.new', who: ['programme_officer'] },
  { route: 'admin.calls.$callId', who: readers, writes: ['programme_officer'] },
  { route: 'admin.calls.$callId_.rubric', who: readers, writes: ['programme_officer'] },
  { route: 'admin.calls.$callId_.agreement', who: readers, writes: ['programme_officer'] },
  { route: 'admin.calls.$callId_.export._index', who: readers },
  { route: 'admin.calls.$callId_.export.$file', who: readers },
  { route: 'admin.calls.$callId_.second', who: readers, writes: ['programme_officer'] },
  { route: 'admin.applications.many', who: ['programme_officer'] },
  { route: 'admin.applications.many_.$bulkId', who: ['programme_officer'] },
  { route: 'admin.panel.$call_.letters', who: ['programme_officer'] },
  { route: 'admin.panel.$call_.waitlist', who: readers, writes: ['programme_officer'] },
  { route: 'admin.panel.$call_.cancel', who: ['programme_officer'] },
  { route: 'admin.applications.$applicationId_.second', who: ['programme_officer'] },
  { route: 'admin.calls.$callId_.reviews', who: ['programme_officer', 'auditor'], writes: ['programme_officer'] },
  { route: 'admin.applications.$applicationId_.reviews.$assignmentId', who: ['programme_officer'] },
  { route: 'admin.calls.$callId_.after', who: readers, writes: ['programme_officer'] },
  { route: 'admin.calls.$callId_.extensions', who: readers, writes: ['programme_officer'] },
  { route: 'admin.calls.$callId_.assign._index', who: ['programme_officer'] },
  { route: 'admin.calls.$callId_.assign.confirm', who: ['programme_officer'] },
  { route: 'admin.calls.$callId_.form._index', who: readers },
  { route: 'admin.calls.$callId_.form.preview', who: readers },
  { route: 'admin.calls.$callId_.form.section', who: ['programme_officer'] },
  { route: 'admin.calls.$callId_.form.question', who: ['programme_officer'] },
  { route: 'admin.calls.$callId_.form.move', who: ['programme_officer'] },
  { route: 'admin.calls.$callId_.form.remove', who: ['programme_officer'] },
  { route: 'admin.calls.$callId_.form.publish', who: ['programme_officer'] },
  { route: 'admin.calls.$callId_.form.discard', who: ['programme_officer'] },
]

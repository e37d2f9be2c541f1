import type { PolicyRow } from './policy-table.ts'

const readers = ['programme_officer', 'compute_officer', 'auditor', 'administrator'] as const
const officers = ['programme_officer', 'compute_officer'] as const

/** Who may open the doors of projects; part of the policy table. */
export const projectRows: readonly PolicyRow[] = [
  { route: 'research.projects.$projectId', who: ['signed-in'] },
  { route: 'research.projects.$projectId_.releases.$outputId', who: ['signed-in'] },
  { route: 'research.projects.$projectId_.reports.$reportId', who: ['signed-in'] },
  { route: 'research.projects.$projectId_.milestones', who: ['signed-in'] },
  { route: 'research.projects.$projectId_.renew', who: ['signed-in'] },
  { route: 'research.projects.$projectId_.amendments', who: ['signed-in'] },
  { route: 'research.projects.$projectId_.amendments_.$amendmentId', who: ['signed-in'] },
  { route: 'admin.projects._index', who: readers },
  { route: 'admin.projects.$projectId', who: readers },
  { route: 'admin.projects.$projectId_.account', who: officers },
  { route: 'admin.projects.$projectId_.state', who: officers },
  { route: 'admin.projects.$projectId_.output', who: officers },
  { route: 'admin.projects.$projectId_.reports.$reportId', who: readers, writes: ['programme_officer'] },
  {
    route: 'admin.projects.$projectId_.amendments.$amendmentId',
    who: readers,
    writes: ['programme_officer'],
  },
  { route: 'admin.projects.$projectId_.renewal', who: ['programme_officer'] },
  { route: 'admin.projects.$projectId_.milestones', who: ['programme_officer'] },
  { route: 'admin.projects.$projectId_.releases.$outputId', who: readers, writes: officers },
]

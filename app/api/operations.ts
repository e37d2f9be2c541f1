import type { Scope } from '#app/domain/people/scope.ts'
import { paths } from '#app/paths.ts'

/** One thing a machine may ask. `route` is its folder in app/routes; a test holds the two against each other. */
export type Operation = {
  route: string
  method: 'get' | 'post'
  path: string
  summary: string
  /** Without a scope anyone may ask. */
  scope: Scope | null
  answers: string
  query?: readonly { name: string; says: string }[]
  isPaged?: boolean
}

export const operations: readonly Operation[] = [
  {
    route: 'api.v1.usage.imports',
    method: 'post',
    path: paths.api.usageImports(),
    summary: 'Import Slurm accounting output. The same rows sent twice count once.',
    scope: 'usage:write',
    answers: 'UsageAnswer',
    query: [
      { name: 'dry_run', says: '1 looks at every row and changes nothing.' },
      { name: 'columns', says: 'The columns in their order, comma-separated, for output without a header line.' },
      { name: 'delimiter', says: 'What parts the columns; | unless told.' },
      { name: 'time_zone', says: 'The zone of times without one; UTC unless told.' },
      { name: 'file_name', says: 'What the import is called on the staff pages.' },
    ],
  },
  {
    route: 'api.v1.allocations._index',
    method: 'get',
    path: paths.api.allocations(),
    summary: 'The allocations of your projects; all of them for staff.',
    scope: 'allocations:read',
    answers: 'AllocationPage',
    isPaged: true,
  },
  {
    route: 'api.v1.allocations.$allocationId',
    method: 'get',
    path: paths.api.allocation('{allocationId}'),
    summary: 'One allocation with its months.',
    scope: 'allocations:read',
    answers: 'AllocationWithMonths',
  },
  {
    route: 'api.v1.capacity',
    method: 'get',
    path: paths.api.capacity(),
    summary: 'The capacity calendar: each class’s months and where their hours are.',
    scope: 'capacity:read',
    answers: 'Capacity',
  },
  {
    route: 'api.v1.projects',
    method: 'get',
    path: paths.api.projects(),
    summary: 'Public projects, their hours and what they released.',
    scope: null,
    answers: 'ProjectPage',
    isPaged: true,
  },
  {
    route: 'api.v1.impact',
    method: 'get',
    path: paths.api.impact(),
    summary: 'What was given and what became of it.',
    scope: null,
    answers: 'Impact',
  },
  {
    route: 'api.v1.campaigns.$slug',
    method: 'get',
    path: paths.api.campaign('{slug}'),
    summary: 'How far a campaign is. Pages of other sites may ask too.',
    scope: null,
    answers: 'Campaign',
  },
  {
    route: 'api.v1.awards[.]json',
    method: 'get',
    path: paths.api.awards(),
    summary: 'Every public award as a 360Giving file: GPU-hours in kind, at their published value.',
    scope: null,
    answers: 'Awards',
  },
  {
    route: 'api.v1.ledger.trial-balance',
    method: 'get',
    path: paths.api.trialBalance(),
    summary: 'Every account on the side its balance is, by asset.',
    scope: 'ledger:read',
    answers: 'TrialBalance',
  },
  {
    route: 'api.v1.ledger.entries',
    method: 'get',
    path: paths.api.entries(),
    summary: 'Journal entries in the order they were sealed.',
    scope: 'ledger:read',
    answers: 'EntryPage',
    isPaged: true,
  },
  {
    route: 'api.v1.gifts',
    method: 'get',
    path: paths.api.gifts(),
    summary: 'Gifts, the oldest first.',
    scope: 'gifts:read',
    answers: 'GiftPage',
    isPaged: true,
  },
  {
    route: 'api.v1.receipts',
    method: 'get',
    path: paths.api.receipts(),
    summary: 'Receipts in the order they were issued.',
    scope: 'receipts:read',
    answers: 'ReceiptPage',
    isPaged: true,
  },
  {
    route: 'api.v1.pledges',
    method: 'get',
    path: paths.api.pledges(),
    summary: 'Pledges with their instalments, the oldest first.',
    scope: 'pledges:read',
    answers: 'PledgePage',
    isPaged: true,
  },
  {
    route: 'api.v1.current-projects[.]json',
    method: 'get',
    path: paths.api.currentProjects(),
    summary: 'Projects that are under way, in the form that ACCESS publishes its own: a page of fifty at a time.',
    scope: null,
    answers: 'CurrentProjects',
    query: [{ name: 'page', says: 'Which page, from 1.' }],
  },
  {
    route: 'api.v1.applications',
    method: 'get',
    path: paths.api.applications(),
    summary:
      'Applications that were sent in and what they ask for, in the order they were begun: one sent late stands among older ones, so read from the beginning. Those you have a part in are not among them.',
    scope: 'applications:read',
    answers: 'ApplicationPage',
    isPaged: true,
  },
]

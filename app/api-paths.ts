/** The addresses of the machine doors; part of paths.ts. */
export const apiPaths = {
  openapi: () => '/api/v1/openapi.json',
  usageImports: () => '/api/v1/usage/imports',
  allocations: () => '/api/v1/allocations',
  allocation: (id: string) => `/api/v1/allocations/${id}`,
  capacity: () => '/api/v1/capacity',
  projects: () => '/api/v1/projects',
  impact: () => '/api/v1/impact',
  campaign: (slug: string) => `/api/v1/campaigns/${slug}`,
  awards: () => '/api/v1/awards.json',
  currentProjects: () => '/api/v1/current-projects.json',
  trialBalance: () => '/api/v1/ledger/trial-balance',
  entries: () => '/api/v1/ledger/entries',
  gifts: () => '/api/v1/gifts',
  receipts: () => '/api/v1/receipts',
  pledges: () => '/api/v1/pledges',
  applications: () => '/api/v1/applications',
} as const

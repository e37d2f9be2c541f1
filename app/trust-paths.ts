/** Addresses of what keeps watch over the portal: what was changed, what was read. Part of `paths.admin`. */
export const trustPaths = {
  audit: () => '/admin/audit',
  reads: () => '/admin/reads',
  stops: () => '/admin/stops',
  stop: (what: string) => `/admin/stops/${what}`,
} as const

/** Addresses of what keeps watch over the portal: what was changed, what was read. Part of `paths.admin`. */
export const trustPaths = {
  audit: () => '/admin/audit',
  reads: () => '/admin/reads',
} as const

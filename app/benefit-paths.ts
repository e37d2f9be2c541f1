/** Addresses of what is given in return, and of what employers add; part of `paths.admin`. */
export const benefitPaths = {
  campaignBenefit: (id: string) => `/admin/campaigns/${id}/benefit`,
  benefits: (view?: string) => (view ? `/admin/benefits?view=${view}` : '/admin/benefits'),
  tokenLimits: () => '/admin/benefits/limits',
} as const

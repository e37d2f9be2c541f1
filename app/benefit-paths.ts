/** Addresses of what is given in return, and of what employers add; part of `paths.admin`. */
export const benefitPaths = {
  campaignBenefit: (id: string) => `/admin/campaigns/${id}/benefit`,
  benefits: (view?: string) => (view ? `/admin/benefits?view=${view}` : '/admin/benefits'),
  employers: (state?: string) => (state ? `/admin/employers?state=${state}` : '/admin/employers'),
  employerClaim: (id: string) => `/admin/employers/${id}`,
  tokenLimits: () => '/admin/benefits/limits',
  tokenLimit: (year: number) => `/admin/benefits/limits/${year}`,
} as const

/** Addresses of whoever has just given. */
export const thanksPaths = {
  thanksEmployer: (giftId: string) => `/thanks/${giftId}/employer`,
  thanksCard: (giftId: string) => `/thanks/${giftId}/card`,
  thanks: (giftId: string) => `/thanks/${giftId}`,
} as const

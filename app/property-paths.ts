/** Addresses of given property, and of a grant that pays a part of a pledge; part of `paths.admin`. */
export const propertyPaths = {
  property: (standing?: string) => (standing ? `/admin/gifts/property?standing=${standing}` : '/admin/gifts/property'),
  propertyPage: (cursor: { before?: string; after?: string }, standing?: string) =>
    `/admin/gifts/property?${new URLSearchParams({ ...(standing ? { standing } : {}), ...cursor })}`,
  newProperty: (donor?: string) => (donor ? `/admin/gifts/property/new?donor=${donor}` : '/admin/gifts/property/new'),
  newPropertyFor: (instalmentId: string) => `/admin/gifts/property/new?part=${instalmentId}`,
  newGrantFor: (instalmentId: string) => `/admin/gifts/new?part=${instalmentId}&by=daf`,
  giftForm8282: (id: string) => `/admin/gifts/${id}/form-8282`,
  giftSold: (id: string) => `/admin/gifts/${id}/sold`,
}

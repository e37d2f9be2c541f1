/** Addresses of the wall of backers, staff's; part of `paths.admin`. */
export const wallPaths = {
  backers: (view?: string) => (view ? `/admin/backers?view=${view}` : '/admin/backers'),
  backersAfter: (view: string, after: string) => `/admin/backers?${new URLSearchParams({ view, after })}`,
  backersEntry: (name?: string) =>
    name ? `/admin/backers/entry?name=${encodeURIComponent(name)}` : '/admin/backers/entry',
  wallPlaces: (view?: string) => (view ? `/admin/backers/places?view=${view}` : '/admin/backers/places'),
  wallPlacesPage: (view: string, cursor: { before?: string; after?: string }) =>
    `/admin/backers/places?${new URLSearchParams({ view, ...cursor })}`,
  wallPlace: (id: string) => `/admin/backers/places/${id}`,
} as const

/** A backer's own; part of `paths.backer`. */
export const backerWallPaths = {
  wall: (donor?: string) => (donor ? `/backer/wall?of=${donor}` : '/backer/wall'),
  leaveWall: () => '/backer/wall/leave',
} as const

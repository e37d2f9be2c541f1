/** Addresses of matching challenges, staff's; part of `paths.admin`. */
export const challengePaths = {
  challenges: () => '/admin/challenges',
  newChallenge: (donor?: string) => (donor ? `/admin/challenges/new?donor=${donor}` : '/admin/challenges/new'),
  challenge: (id: string) => `/admin/challenges/${id}`,
  endChallenge: (id: string) => `/admin/challenges/${id}/end`,
  writeOffChallenge: (id: string) => `/admin/challenges/${id}/write-off`,
  newGiftForChallenge: (id: string) => `/admin/gifts/new?challenge=${id}`,
} as const

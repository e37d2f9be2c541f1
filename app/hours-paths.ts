/** Addresses of GPU-hours in kind, staff's; part of `paths.admin`. */
export const hoursPaths = {
  hoursPledges: () => '/admin/hours',
  hoursPage: (typed: Record<string, string>) => `/admin/hours?${new URLSearchParams(typed)}`,
  newHours: (donor?: string) => (donor ? `/admin/hours/new?donor=${donor}` : '/admin/hours/new'),
  hoursPledge: (id: string) => `/admin/hours/${id}`,
  hoursAct: (id: string, act: 'accept' | 'end' | 'deliver' | 'tax') => `/admin/hours/${id}/${act}`,
  delivery: (id: string, deliveryId: string) => `/admin/hours/${id}/deliveries/${deliveryId}`,
}

/** The giver's own; part of `paths.backer`. */
export const backerHoursPaths = {
  hours: () => '/backer/hours',
  hoursPledge: (id: string) => `/backer/hours/${id}`,
  hoursAct: (id: string, act: 'deliver' | 'withdraw') => `/backer/hours/${id}/${act}`,
  hoursShown: (id: string) => `/backer/hours/${id}/shown`,
  hoursPaper: (deliveryId: string) => `/backer/hours/deliveries/${deliveryId}.pdf`,
}

/** Addresses of calls, for everyone. */
export const openCallPaths = {
  calls: () => '/calls',
  call: (slug: string) => `/calls/${slug}`,
  callEligibility: (slug: string) => `/calls/${slug}/eligibility`,
  callEstimate: (slug: string) => `/calls/${slug}/estimate`,
} as const

/** Addresses of calls, staff's; part of `paths.admin`. */
export const callPaths = {
  calls: () => '/admin/calls',
  call: (id: string) => `/admin/calls/${id}`,
  newCall: (from?: string) => (from ? `/admin/calls/new?from=${from}` : '/admin/calls/new'),
  callForm: (id: string) => `/admin/calls/${id}/form`,
  callFormAct: (id: string, act: 'move' | 'remove' | 'publish' | 'discard') => `/admin/calls/${id}/form/${act}`,
  callRubric: (id: string) => `/admin/calls/${id}/rubric`,
  callAgreement: (id: string) => `/admin/calls/${id}/agreement`,
  callReviews: (id: string) => `/admin/calls/${id}/reviews`,
  callLetters: (id: string, letter?: string) =>
    letter ? `/admin/calls/${id}/letters?of=${letter}` : `/admin/calls/${id}/letters`,
  callAfter: (id: string) => `/admin/calls/${id}/after`,
  callExtensions: (id: string) => `/admin/calls/${id}/extensions`,
  callAssign: (id: string) => `/admin/calls/${id}/assign`,
  callAssignConfirm: (id: string) => `/admin/calls/${id}/assign/confirm`,
  callPreview: (id: string) => `/admin/calls/${id}/form/preview`,
  callSection: (id: string, name?: string) =>
    name ? `/admin/calls/${id}/form/section?name=${name}` : `/admin/calls/${id}/form/section`,
  callQuestion: (id: string, name?: string) =>
    name ? `/admin/calls/${id}/form/question?name=${name}` : `/admin/calls/${id}/form/question`,
  panel: (callSlug: string) => `/admin/panel/${callSlug}`,
  panelRelease: (callSlug: string) => `/admin/panel/${callSlug}/release`,
  panelLetters: (callSlug: string) => `/admin/panel/${callSlug}/letters`,
  panelWaitlist: (callSlug: string) => `/admin/panel/${callSlug}/waitlist`,
  panelCancel: (callSlug: string) => `/admin/panel/${callSlug}/cancel`,
  callExport: (id: string) => `/admin/calls/${id}/export`,
  callExportFile: (id: string, file: string) => `/admin/calls/${id}/export/${file}`,
  callSecond: (id: string) => `/admin/calls/${id}/second`,
  manyApplications: () => '/admin/applications/many',
  applicationReview: (id: string, assignment: string) => `/admin/applications/${id}/reviews/${assignment}`,
  bulkAct: (id: string) => `/admin/applications/many/${id}`,
  applicationVersions: (id: string, older: number, newer: number) =>
    `/admin/applications/${id}/versions?older=${older}&newer=${newer}`,
  applicationSecond: (id: string) => `/admin/applications/${id}/second`,
  newQuestion: (id: string, section: string) => `/admin/calls/${id}/form/question?section=${section}`,
} as const

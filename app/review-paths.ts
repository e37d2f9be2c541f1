/** Addresses of a reviewer’s own; `paths.review`. */
export const reviewPaths = {
  home: () => '/review',
  assignment: (id: string) => `/review/${id}`,
  declare: (id: string) => `/review/${id}/conflict`,
  decline: (id: string) => `/review/${id}/decline`,
  expertise: () => '/review/expertise',
  submit: (id: string) => `/review/${id}/submit`,
  discussion: (id: string, before?: string) => `/review/${id}/discussion${before ? `?before=${before}` : ''}`,
  message: (id: string, messageId: string) => `/review/${id}/discussion/${messageId}`,
  metaReview: (id: string) => `/review/${id}/meta-review`,
  handInMetaReview: (id: string) => `/review/${id}/meta-review/hand-in`,
  revise: (id: string) => `/review/${id}/revise`,
  history: (id: string) => `/review/${id}/history`,
} as const

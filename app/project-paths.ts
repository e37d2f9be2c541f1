/** Addresses of a project for its team; part of `paths.research`. */
export const ownProjectPaths = {
  project: (id: string) => `/research/projects/${id}`,
  release: (id: string, outputId: string) => `/research/projects/${id}/releases/${outputId}`,
  report: (id: string, reportId: string) => `/research/projects/${id}/reports/${reportId}`,
  milestones: (id: string) => `/research/projects/${id}/milestones`,
  amendments: (id: string) => `/research/projects/${id}/amendments`,
  amendment: (id: string, amendmentId: string) => `/research/projects/${id}/amendments/${amendmentId}`,
  renew: (id: string) => `/research/projects/${id}/renew`,
  releaseComponent: (id: string, outputId: string, component: string) =>
    `/research/projects/${id}/releases/${outputId}?component=${component}#claim`,
} as const

/** Addresses of projects, staff's; part of `paths.admin`. */
export const projectPaths = {
  report: (id: string, reportId: string) => `/admin/projects/${id}/reports/${reportId}`,
  milestones: (id: string) => `/admin/projects/${id}/milestones`,
  amendment: (id: string, amendmentId: string) => `/admin/projects/${id}/amendments/${amendmentId}`,
  renewalPass: (id: string) => `/admin/projects/${id}/renewal`,
  release: (id: string, outputId: string) => `/admin/projects/${id}/releases/${outputId}`,
} as const

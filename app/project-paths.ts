/** Addresses of a project for its team; part of `paths.research`. */
export const ownProjectPaths = {
  project: (id: string) => `/research/projects/${id}`,
  release: (id: string, outputId: string) => `/research/projects/${id}/releases/${outputId}`,
  report: (id: string, reportId: string) => `/research/projects/${id}/reports/${reportId}`,
  milestones: (id: string) => `/research/projects/${id}/milestones`,
  releaseComponent: (id: string, outputId: string, component: string) =>
    `/research/projects/${id}/releases/${outputId}?component=${component}#claim`,
} as const

/** Addresses of projects, staff's; part of `paths.admin`. */
export const projectPaths = {
  report: (id: string, reportId: string) => `/admin/projects/${id}/reports/${reportId}`,
  milestones: (id: string) => `/admin/projects/${id}/milestones`,
  release: (id: string, outputId: string) => `/admin/projects/${id}/releases/${outputId}`,
} as const

/** Addresses of a project for its team; part of `paths.research`. */
export const ownProjectPaths = {
  project: (id: string) => `/research/projects/${id}`,
  release: (id: string, outputId: string) => `/research/projects/${id}/releases/${outputId}`,
  releaseComponent: (id: string, outputId: string, component: string) =>
    `/research/projects/${id}/releases/${outputId}?component=${component}#claim`,
} as const

/** Addresses of projects, staff's; part of `paths.admin`. */
export const projectPaths = {
  release: (id: string, outputId: string) => `/admin/projects/${id}/releases/${outputId}`,
} as const

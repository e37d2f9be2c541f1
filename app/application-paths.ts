/** Addresses of an application for those who write it; part of `paths.research`. */
export const applicationPaths = {
  application: (id: string) => `/research/applications/${id}`,
  applicationPeople: (id: string) => `/research/applications/${id}/people`,
  coApplicant: (id: string, coApplicantId: string) => `/research/applications/${id}/people/${coApplicantId}`,
  applicationHistory: (id: string) => `/research/applications/${id}/history`,
  applicationAutosave: (id: string, section: string) => `/research/applications/${id}/${section}/autosave`,
  submissionPaper: (id: string, number: number) => `/research/applications/${id}/papers/${number}.pdf`,
  applicationVersions: (id: string, older: number, newer: number) =>
    `/research/applications/${id}/versions?older=${older}&newer=${newer}`,
  appeal: (id: string) => `/research/applications/${id}/appeal`,
  invitation: (id: string) => `/research/invitations/${id}`,
} as const

/** The addresses of staff pages about donors; part of the paths. */
export const donorPaths = {
  donors: () => '/admin/donors',
  donor: (id: string) => `/admin/donors/${id}`,
  donorsCsv: () => '/admin/donors.csv',
  segments: () => '/admin/donors/segments',
  segment: (id: string) => `/admin/donors/segments/${id}`,
  mailings: () => '/admin/mailings',
  newMailing: (query?: string) => (query ? `/admin/mailings/new?${query}` : '/admin/mailings/new'),
  mailing: (id: string) => `/admin/mailings/${id}`,
  mailingAct: (id: string, act: 'edit' | 'send') => `/admin/mailings/${id}/${act}`,
  mailingPreview: (id: string, donor: string) => `/admin/mailings/${id}/preview/${donor}`,
  donorAct: (id: string, act: 'edit' | 'note' | 'task' | 'contact' | 'part') => `/admin/donors/${id}/${act}`,
  donorMerge: (id: string, other?: string) =>
    other ? `/admin/donors/${id}/merge?with=${other}` : `/admin/donors/${id}/merge`,
  donorTask: (id: string, task: string) => `/admin/donors/${id}/task/${task}`,
  donorContact: (id: string, contact: string) => `/admin/donors/${id}/contact/${contact}`,
  imports: () => '/admin/donors/import',
  importTemplate: (kind: string) => `/admin/donors/import/template/${kind}.csv`,
  givingImport: (id: string, verdict?: string) =>
    verdict ? `/admin/donors/import/${id}?verdict=${verdict}` : `/admin/donors/import/${id}`,
  importAct: (id: string, act: 'columns' | 'run' | 'undo' | 'drop') => `/admin/donors/import/${id}/${act}`,
  importRefusedCsv: (id: string) => `/admin/donors/import/${id}/refused.csv`,
  duplicates: () => '/admin/donors/duplicates',
} as const

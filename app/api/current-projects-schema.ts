import { count, day, fields, list, orNull, text } from './shapes.ts'

/** Projects in the field names of the feed that ACCESS publishes of its own, so that readers of that one read this one too. */
export const currentProjectsSchema = fields({
  page: count,
  pages: count,
  projects: list(
    fields({
      projectId: text,
      requestNumber: text,
      requestTitle: text,
      pi: text,
      piInstitution: text,
      abstract: text,
      allocationType: text,
      beginDate: orNull(day),
      endDate: orNull(day),
      resources: list(fields({ resourceName: text, units: text, allocation: text, used: text })),
    }),
  ),
})

import type { FormReply } from '#app/platform/form.server.ts'

/** What saving a section answers: that it is kept, or what stands against it. */
export type SectionReply = {
  form?: FormReply
  saved?: { revision: number; savedAt: Date }
  /** When somebody saved in between: what is kept now, and the revision to go on from. */
  theirs?: Record<string, string>
  base?: number
}

/** Both versions, and the new base: saving again then replaces theirs knowingly. */
export function refuseStale(
  form: FormReply,
  kept: { answers: Record<string, string>; revision: number },
): SectionReply {
  return { form, theirs: kept.answers, base: kept.revision }
}

import { fieldLabel } from '#app/domain/grants/application-form.ts'
import type { FormSection } from '#app/domain/grants/forms/form.ts'
import type { FormReply } from '#app/platform/form.server.ts'

/** What saving a section answers: that it is kept, or what stands against it. */
export type SectionReply = {
  form?: FormReply
  saved?: { revision: number; savedAt: Date }
  /** When the form changed in between: what was typed in answer to questions it asks no more. */
  unasked?: { label: string; text: string }[]
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

/** The typed words that the section as it is asked now has no field for, under the labels they were typed at. */
export function wordsUnasked(
  typed: Record<string, string>,
  { now, before }: { now: FormSection | null; before: readonly FormSection[] },
): { label: string; text: string }[] {
  const isAsked = (name: string) => now !== null && fieldLabel({ sections: [now] }, name) !== null
  return Object.entries(typed).flatMap(([name, text]) => {
    const label = text.trim() && !isAsked(name) ? fieldLabel({ sections: before }, name) : null
    return label === null ? [] : [{ label, text }]
  })
}

import { fieldLabel } from '#app/domain/grants/application-form.ts'
import type { FormSection } from '#app/domain/grants/forms/form.ts'
import type { Clash } from '#app/domain/grants/read-clash.server.ts'
import type { FormReply } from '#app/platform/form.server.ts'

/** What stands against saving a section. */
export type SectionReply = {
  form: FormReply
  /** The revision the writer began from, to be sent again. */
  base?: number
  /** When the form changed in between: what was typed in answer to questions it asks no more. */
  unasked?: { label: string; text: string }[]
  /** When somebody else changed the same fields: what is kept now. */
  clash?: Clash
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

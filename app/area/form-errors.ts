import type { FormReply } from '#app/platform/form.server.ts'
import type { FieldError } from '#app/ui/error-summary.tsx'

/** Everything a form has to put right, for the ErrorSummary: the whole form first, then field by field. */
export function formErrors(form: FormReply | undefined): FieldError[] {
  if (!form) return []
  const ofFields = Object.entries(form.fieldErrors).flatMap(([field, sentences]) =>
    sentences.map((message) => ({ field, message })),
  )
  return [...form.formErrors.map((message) => ({ message })), ...ofFields]
}

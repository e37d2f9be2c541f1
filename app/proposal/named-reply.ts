import { data } from '@remix-run/node'
import type { RefusalDetail } from '#app/units/outcome.ts'

/** The form as it was sent, and at its words that they may name somebody: the sender changes them, or says that they may. */
export function refuseNamed(values: Record<string, string>, detail: RefusalDetail | undefined) {
  const whom = detail?.about === 'self' ? 'you' : 'somebody'
  const sentence = `It looks as if “${detail?.words ?? ''}” names ${whom}. Change it, or tick below that it may stay.`
  const fieldErrors = { forApplicant: [sentence], mayName: ['Tick it only if the applicant may read this.'] }
  return data({ form: { values, ticked: {}, fieldErrors, formErrors: [] } }, { status: 409 })
}

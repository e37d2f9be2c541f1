import { paths } from '#app/paths.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { notFound } from '#app/platform/guards.server.ts'
import type { Id } from '#app/units/id.ts'
import type { Outcome } from '#app/units/outcome.ts'
import { type FormRefusal, formSentences } from './form-sentences.ts'

type Came = {
  callId: Id<'cal'>
  /** Null where what was posted names no version of the form, as a page that is too old does. */
  outcome: Outcome<unknown, FormRefusal | 'not-found' | 'not-allowed'> | null
  done: string
}

/** Back to the form of a call with what came of one of its buttons: that it is done, or what stands against it. */
export function backToForm(request: Request, { callId, outcome, done }: Came) {
  const to = paths.admin.callForm(callId)
  if (!outcome) return redirectWithFlash(request, to, { tone: 'warn', text: formSentences.stale })
  if (outcome.ok) return redirectWithFlash(request, to, { tone: 'good', text: done })
  if (outcome.refused === 'not-found' || outcome.refused === 'not-allowed') return notFound()
  return redirectWithFlash(request, to, { tone: 'warn', text: formSentences[outcome.refused] })
}

import type { Id } from '#app/units/id.ts'

/** Every job by name, with what it carries: ids only. app/jobs holds one handler for each. */
export type JobPayloads = {
  'deliver-letter': { letterId: Id<'ltr'> }
  'settle-stripe-event': { eventId: string }
  'settle-events': Record<string, never>
  'sweep-stripe': Record<string, never>
  'import-usage': { importId: Id<'imp'>; fileKey: string }
  'import-giving': { importId: Id<'gim'> }
  'propose-reviewers': { runId: Id<'arn'> }
  'close-hours': Record<string, never>
  'lapse-hours': Record<string, never>
  'close-reopenings': Record<string, never>
  'lapse-offers': Record<string, never>
  'promote-waitlist': { callId: Id<'cal'> }
  'promote-waitlists': Record<string, never>
  'release-planned': Record<string, never>
  'end-challenges': Record<string, never>
  'charge-instalments': Record<string, never>
  remind: Record<string, never>
  'check-books': Record<string, never>
  'forget-old': Record<string, never>
  'remove-papers': Record<string, never>
  'sweep-logos': Record<string, never>
  'send-mailing': { mailingId: Id<'mlg'> }
  'send-statements': { runId: Id<'srn'> }
}
export type JobName = keyof JobPayloads

import type { JobName, JobPayloads } from '#app/domain/activity/job.ts'
import type { World } from '#app/domain/world.ts'
import { chargeInstalmentsJob } from './charge-instalments.server.ts'
import { checkBooksJob } from './check-books.server.ts'
import { closeHoursJob } from './close-hours.server.ts'
import { closeReopeningsJob } from './close-reopenings.server.ts'
import { deliverLetter } from './deliver-letter.server.ts'
import { endChallengesJob } from './end-challenges.server.ts'
import { forgetOldJob } from './forget-old.server.ts'
import { importGivingJob } from './import-giving.server.ts'
import { importUsageJob } from './import-usage.server.ts'
import { lapseHoursJob } from './lapse-hours.server.ts'
import { lapseOffersJob } from './lapse-offers.server.ts'
import { promoteWaitlistJob } from './promote-waitlist.server.ts'
import { promoteWaitlistsJob } from './promote-waitlists.server.ts'
import { proposeReviewersJob } from './propose-reviewers.server.ts'
import { releasePlannedJob } from './release-planned.server.ts'
import { remindJob } from './remind.server.ts'
import { removePapersJob } from './remove-papers.server.ts'
import { sendMailingJob } from './send-mailing.server.ts'
import { sendStatementsJob } from './send-statements.server.ts'
import { settleEventsJob } from './settle-events.server.ts'
import { settleStripeEventJob } from './settle-stripe-event.server.ts'
import { sweepLogosJob } from './sweep-logos.server.ts'
import { sweepStripeJob } from './sweep-stripe.server.ts'

/** The second door: what each job does. A handler may run twice, so each is safe to repeat. */
export type JobHandlers = { [Name in JobName]: (world: World, payload: JobPayloads[Name]) => Promise<void> }

export const handlers: JobHandlers = {
  'charge-instalments': chargeInstalmentsJob,
  'check-books': checkBooksJob,
  'close-hours': closeHoursJob,
  'close-reopenings': closeReopeningsJob,
  'deliver-letter': deliverLetter,
  'end-challenges': endChallengesJob,
  'forget-old': forgetOldJob,
  'import-giving': importGivingJob,
  'import-usage': importUsageJob,
  'lapse-hours': lapseHoursJob,
  'lapse-offers': lapseOffersJob,
  'propose-reviewers': proposeReviewersJob,
  remind: remindJob,
  'promote-waitlist': promoteWaitlistJob,
  'promote-waitlists': promoteWaitlistsJob,
  'release-planned': releasePlannedJob,
  'remove-papers': removePapersJob,
  'send-mailing': sendMailingJob,
  'send-statements': sendStatementsJob,
  'settle-events': settleEventsJob,
  'settle-stripe-event': settleStripeEventJob,
  'sweep-logos': sweepLogosJob,
  'sweep-stripe': sweepStripeJob,
}

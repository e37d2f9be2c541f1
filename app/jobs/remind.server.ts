import { remind } from '#app/domain/giving/pledges/remind.server.ts'
import { remindOfCards } from '#app/domain/giving/recurring/remind-of-cards.server.ts'
import { sendTributes } from '#app/domain/giving/tributes/send-tributes.server.ts'
import { remindOfDrafts } from '#app/domain/grants/reminders/remind-of-drafts.server.ts'
import { remindOfReviews } from '#app/domain/grants/reminders/remind-of-reviews.server.ts'
import { remindOfReports } from '#app/domain/grants/reports/remind-of-reports.server.ts'
import type { World } from '#app/domain/world.ts'
import { log } from '#app/platform/log.server.ts'

/** Daily: letters about what is near, before it goes wrong: parts of pledges that are due, cards that expire; and the cards that go with dedicated gifts. Projects are told of reports, reviewers of reviews, applicants of drafts. */
export async function remindJob(world: World): Promise<void> {
  const cards = await remindOfCards(world)
  const tributes = await sendTributes(world)
  const reports = await remindOfReports(world)
  const reviews = await remindOfReviews(world)
  const drafts = await remindOfDrafts(world)
  const { reminded, problems } = await remind(world)
  log.info({
    event: 'givers.reminded',
    reminded,
    cards: cards.found,
    tributes: tributes.sent,
    reports,
    reviews,
    drafts,
    problems: problems.length,
  })
  if (problems.length > 0) throw new Error(`${problems.length} reminders failed: ${problems.slice(0, 5).join('; ')}`)
}

import { remind } from '#app/domain/giving/pledges/remind.server.ts'
import { remindOfCards } from '#app/domain/giving/recurring/remind-of-cards.server.ts'
import { sendTributes } from '#app/domain/giving/tributes/send-tributes.server.ts'
import { remindOfDrafts } from '#app/domain/grants/reminders/remind-of-drafts.server.ts'
import { remindOfReviews } from '#app/domain/grants/reminders/remind-of-reviews.server.ts'
import { remindOfReports } from '#app/domain/grants/reports/remind-of-reports.server.ts'
import type { World } from '#app/domain/world.ts'
import { log } from '#app/platform/log.server.ts'

/**
 * Daily: letters about what is near, before it goes wrong: parts of pledges that are due, cards that expire, and the cards that go
 * with dedicated gifts. Projects are told of reports, reviewers of reviews, applicants of drafts. One kind that fails keeps none of
 * the others from going; the job fails at the end and names it.
 */
export async function remindJob(world: World): Promise<void> {
  const problems: string[] = []
  const tell = async (kind: string, send: () => Promise<number>) => {
    try {
      return await send()
    } catch (error) {
      problems.push(`${kind}: ${error instanceof Error ? error.message : 'no reason given'}`)
      return 0
    }
  }
  const reminded = await tell('pledges', async () => {
    const pledges = await remind(world)
    problems.push(...pledges.problems)
    return pledges.reminded
  })
  const cards = await tell('cards', async () => (await remindOfCards(world)).found)
  const tributes = await tell('tributes', async () => (await sendTributes(world)).sent)
  const reports = await tell('reports', () => remindOfReports(world))
  const reviews = await tell('reviews', () => remindOfReviews(world))
  const drafts = await tell('drafts', () => remindOfDrafts(world))
  log.info({ event: 'givers.reminded', reminded, cards, tributes, reports, reviews, drafts, problems: problems.length })
  if (problems.length > 0) throw new Error(`${problems.length} reminders failed: ${problems.slice(0, 5).join('; ')}`)
}

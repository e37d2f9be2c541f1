import type { LoaderFunctionArgs } from '@remix-run/node'
import { donorsWords, goalWords, perMille } from '#app/area/campaign-words.ts'
import { readPublishedRates } from '#app/domain/compute/read-rates.server.ts'
import { isCampaignOpen, reachedOf } from '#app/domain/giving/campaign.ts'
import { readCampaignBySlug } from '#app/domain/giving/read-campaigns.server.ts'
import { paths } from '#app/paths.ts'
import { answerPublicJson, moneyJson, problem } from '#app/platform/api.server.ts'
import { publicPage } from '#app/platform/guards.server.ts'
import { dayIn } from '#app/units/time.ts'
import { world } from '#app/world.server.ts'

/** How far one campaign is, for anyone and from any site: what the embedded meter draws. */
export async function loader(args: LoaderFunctionArgs) {
  await publicPage(args)
  const now = world.clock.now()
  const [campaign, rates] = await Promise.all([
    readCampaignBySlug(world.db, args.params.slug ?? ''),
    readPublishedRates(world.db, dayIn(world.lab.timeZone, now)),
  ])
  if (!campaign) throw problem(404, { title: 'No such campaign', detail: 'No campaign has this address.' }, fromAnySite)
  const { slug, name, ask, goalKind, goal, received, donors } = campaign
  const reached = reachedOf(campaign, rates[0]?.perHour ?? null) ?? 0n
  const body = {
    slug,
    name,
    ask,
    address: `${world.lab.origin}${paths.give(slug)}`,
    is_open: isCampaignOpen(campaign, now),
    goal: { counts: goalKind, target: goal.toString(), reached: reached.toString() },
    received: moneyJson(received),
    donors,
    full_per_mille: perMille(reached, goal),
    words: `${goalWords(goalKind, reached)} of ${goalWords(goalKind, goal)}`,
    note: donors > 0 ? donorsWords(donors) : '',
  }
  const answer = answerPublicJson(args.request, body)
  answer.headers.set('Access-Control-Allow-Origin', '*')
  return answer
}

const fromAnySite = { 'Access-Control-Allow-Origin': '*' }

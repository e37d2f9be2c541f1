import { labThing } from '#app/area/lab-thing.ts'
import { readPublishedRates } from '#app/domain/compute/read-rates.server.ts'
import { readCampaignBenefit, readTokenLimit } from '#app/domain/giving/benefits/read-benefits.server.ts'
import { sealBenefit } from '#app/domain/giving/benefits/shown-benefit.ts'
import { isCampaignOpen } from '#app/domain/giving/campaign.ts'
import { readOpenChallenges } from '#app/domain/giving/challenges/read-challenges.server.ts'
import { readCampaignBySlug, readCampaigns } from '#app/domain/giving/read-campaigns.server.ts'
import { readOpenFunds } from '#app/domain/giving/read-funds.server.ts'
import { readTyped, type TypedGift } from '#app/domain/giving/read-thanks.server.ts'
import { readTypedPlan, type TypedPlan } from '#app/domain/giving/recurring/read-plan-thanks.server.ts'
import type { Person } from '#app/domain/people/person.ts'
import type { World } from '#app/domain/world.ts'
import { paths } from '#app/paths.ts'
import { readGiftCookie } from '#app/platform/gift-cookie.server.ts'
import { typedDollars } from '#app/ui/money-field.tsx'
import { typedEuros } from '#app/units/euros.ts'
import { type Id, parseId } from '#app/units/id.ts'
import { parseCents } from '#app/units/money.ts'
import { type Day, dayIn } from '#app/units/time.ts'

type Visit = { person: Person | null; request: Request; slug: string | undefined }

/** Everything the giving page shows; null for a campaign nobody knows. The intent is made here, once for each page drawn. */
export async function readGivePage(world: World, { person, request, slug }: Visit) {
  const now = world.clock.now()
  const query = new URL(request.url).searchParams
  const campaign = slug ? await readCampaignBySlug(world.db, slug) : null
  if (slug && !campaign) return null
  const [open, rates, typed, all] = await Promise.all([
    readOpenFunds(world.db),
    readPublishedRates(world.db, dayIn(world.lab.timeZone, now)),
    readAgain(world, request, query.get('again')),
    readCampaigns(world.db),
  ])
  const funds = campaign ? open.filter((fund) => fund.id === campaign.fundId) : open
  const today = dayIn(world.lab.timeZone, now)
  const isAgainInEuros = typed !== null && 'euros' in typed && typed.euros !== null
  const isInEuros = world.lab.takesEuros && (query.get('by') === 'sepa' || isAgainInEuros)
  const [challenges, inReturn] = await Promise.all([
    readOpenChallenges(world.db, { today, fundIds: funds.map(({ id }) => id) }),
    campaign ? readInReturn(world, campaign.id, Number(today.slice(0, 4))) : null,
  ])
  return {
    inReturn,
    challenges,
    intent: world.ids.secret(),
    takesEuros: world.lab.takesEuros,
    isInEuros,
    funds: funds.map(({ slug: fund, name, purpose }) => ({ slug: fund, name, purpose })),
    rates,
    campaign: campaign && {
      slug: campaign.slug,
      name: campaign.name,
      ask: campaign.ask,
      isOpen: isCampaignOpen(campaign, now),
      goalKind: campaign.goalKind,
      goal: campaign.goal,
      received: campaign.received,
      donors: campaign.donors,
      monthlyDonors: campaign.monthlyDonors,
    },
    others: all.filter((one) => one.slug !== slug && isCampaignOpen(one, now)).slice(0, 3),
    perHour: rates[0]?.perHour ?? null,
    lab: labThing(world.lab),
    address: `${world.lab.origin}${paths.give(campaign?.slug)}`,
    labName: world.lab.name,
    labEmail: world.lab.email,
    dayOfMonth: dayWords(dayIn(world.lab.timeZone, now)),
    values: { ...personValues(person), ...askedValues(query), ...(typed ? typedValues(typed) : {}) },
  }
}

/** What the campaign gives in return, sealed for the form to carry, and what the tax office ignores this year. */
async function readInReturn(world: World, campaignId: Id<'cmp'>, year: number) {
  const [benefit, limit] = await Promise.all([
    readCampaignBenefit(world.db, campaignId),
    readTokenLimit(world.db, year),
  ])
  const sealing = { secrets: world.secrets, campaignId, now: world.clock.now() }
  return benefit && { benefit, limit, sealed: sealBenefit(sealing, benefit) }
}

/** Someone who came back from the payment page finds what she typed; only in the browser she typed it in. */
async function readAgain(world: World, request: Request, again: string | null): Promise<TypedGift | TypedPlan | null> {
  const intentId = readGiftCookie(request)
  if (!intentId) return null
  const [giftId, planId] = [parseId('gft', again), parseId('pln', again)]
  if (planId) return readTypedPlan(world.db, planId, { intentId })
  return giftId ? readTyped(world.db, giftId, { intentId }) : null
}

/** "the 3rd", "the 31st, or the last day," for the months that have none. */
function dayWords(today: Day): string {
  const day = Number(today.slice(8))
  const ending = new Intl.PluralRules('en', { type: 'ordinal' }).select(day)
  const words = `the ${day}${{ one: 'st', two: 'nd', few: 'rd', other: 'th', many: 'th', zero: 'th' }[ending]}`
  return day > 28 ? `${words}, or the last day,` : words
}

function personValues(person: Person | null): Record<string, string> {
  return person ? { name: person.name, email: person.email } : {}
}

/** A link may ask for an amount, a fund and how often: /give?amount=100&fund=compute&frequency=month */
function askedValues(query: URLSearchParams): Record<string, string> {
  const amount = parseCents(query.get('amount') ?? '')
  const fund = query.get('fund')
  const frequency = query.get('frequency')
  return {
    ...(amount ? amountValues(typedDollars(amount)) : {}),
    ...(fund ? { fund: fund.slice(0, 60) } : {}),
    ...(frequency === 'month' || frequency === 'year' ? { frequency } : {}),
  }
}

const suggested = ['25', '100', '250', '1000']

function amountValues(dollars: string): Record<string, string> {
  return suggested.includes(dollars) ? { amount: dollars } : { amount: 'other', otherAmount: dollars }
}

function typedValues(typed: TypedGift | TypedPlan): Record<string, string> {
  return {
    ...amountValues('euros' in typed && typed.euros !== null ? typedEuros(typed.euros) : typedDollars(typed.amount)),
    ...(typed.coversFee ? { coversFee: 'yes' } : {}),
    ...('interval' in typed ? { frequency: typed.interval } : { method: typed.channel }),
    name: typed.giverName,
    email: typed.giverEmail,
    visibility: typed.visibility,
    publicName: typed.publicName ?? '',
    note: typed.note ?? '',
    dedicationKind: typed.dedication?.kind ?? 'none',
    dedicationName: typed.dedication?.name ?? '',
    fund: typed.fundSlug,
  }
}

import { enterGift } from '#app/domain/giving/offline/enter-gift.server.ts'
import { acceptPledge } from '#app/domain/giving/pledges/accept-pledge.server.ts'
import { chargeInstalments } from '#app/domain/giving/pledges/charge-instalments.server.ts'
import { dividePledge } from '#app/domain/giving/pledges/divide-pledge.server.ts'
import { endPledge, withdrawPledge } from '#app/domain/giving/pledges/end-pledge.server.ts'
import { makePledge } from '#app/domain/giving/pledges/make-pledge.server.ts'
import { meetCondition } from '#app/domain/giving/pledges/meet-condition.server.ts'
import { readPledge } from '#app/domain/giving/pledges/read-pledge.server.ts'
import { settleMethod } from '#app/domain/giving/pledges/settle-method.server.ts'
import { startMethod } from '#app/domain/giving/pledges/start-method.server.ts'
import { portal } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import { cents, usd } from '#app/units/money.ts'
import { addDays, dayIn } from '#app/units/time.ts'
import type { StoryPledge } from './story-pledge.ts'
import { type StoryWorld, told, weeksAgo } from './story-world.server.ts'
import type { StoryFunds } from './tell-giving.server.ts'

/** Made, answered three days later, and in some cases ended later still; never after today. */
export function pledgeScenes(world: StoryWorld, pledges: readonly StoryPledge[], funds: StoryFunds) {
  return pledges.flatMap((pledge) => {
    const made: Id<'plg'>[] = []
    const start = weeksAgo(world.today, pledge.weeks).getTime()
    const scene = (days: number, tell: () => Promise<void>) => ({
      at: new Date(Math.min(start + days * 86_400_000, world.today.getTime())),
      tell,
    })
    const each = async (act: typeof tellAnswer) => {
      for (const pledgeId of made) await act(world, pledge, pledgeId)
    }
    const began = scene(0, async () => void made.push(await tellPledge(world, pledge, funds)))
    if (!pledge.became) return [began]
    const daysApart = { monthly: 30.5, quarterly: 91.5, yearly: 365.25 }[pledge.rhythm]
    const due = Array.from({ length: pledge.card ? pledge.parts : (pledge.paid ?? 0) }, (_, index) =>
      scene(pledge.firstAfterDays + 2 + index * daysApart, () => each(pledge.card ? tellCharges : tellPayment)),
    ).filter(({ at }) => at < world.today)
    const divided = scene(75, async () => {
      for (const pledgeId of made) await tellDivided(world, { pledge, pledgeId, funds })
    })
    const later = pledge.divided ? [divided] : []
    return [began, scene(3, () => each(tellAnswer)), ...due, scene(60, () => each(tellEnd)), ...later]
  })
}

/** A pledge, made on the public page. */
async function tellPledge(world: StoryWorld, pledge: StoryPledge, funds: StoryFunds): Promise<Id<'plg'>> {
  const today = dayIn(world.lab.timeZone, world.clock.now())
  const made = await makePledge(world, portal('pledge-page'), {
    intentId: world.ids.secret(),
    giverName: pledge.donor,
    giverEmail: pledge.email,
    amount: usd(pledge.dollars),
    fundId: funds[pledge.fund ?? 'compute'],
    firmness: pledge.firmness ?? 'promise',
    condition: pledge.condition ?? null,
    schedule: { rhythm: pledge.rhythm, count: pledge.parts, firstOn: addDays(today, pledge.firstAfterDays) },
    method: pledge.method ?? 'wire',
    poNumber: pledge.poNumber ?? null,
    visibility: pledge.shown ?? 'unlisted',
    publicName: null,
    note: null,
  })
  return told(made).pledgeId
}

/** The lab's answer, some days later. */
async function tellAnswer(world: StoryWorld, pledge: StoryPledge, pledgeId: Id<'plg'>): Promise<void> {
  const { mina } = world.people
  if (pledge.became === 'declined') {
    const reason = 'The lab names its models after nobody.'
    told(await endPledge(world, mina, { pledgeId, reason }))
    return
  }
  told(await acceptPledge(world, mina, pledgeId))
  if (pledge.card) await tellCard(world, pledge, pledgeId)
}

/** The daily work of the day a part is due. */
async function tellCharges(world: StoryWorld): Promise<void> {
  const charged = await chargeInstalments(world)
  if (charged.problems.length > 0) throw new Error(`the story's charges failed: ${charged.problems[0]}`)
}

/** A wire or cheque for the next part, as finance writes it down. */
async function tellPayment(world: StoryWorld, pledge: StoryPledge, pledgeId: Id<'plg'>): Promise<void> {
  const { mina } = world.people
  const whole = await readPledge(world.db, mina, pledgeId)
  const part = whole?.instalments.find(({ owed }) => owed > 0n)
  if (!whole?.giver || !part) throw new Error(`${pledge.donor} pays a part that is not there`)
  const isHalf = pledge.lastIsHalf && part.place === pledge.paid
  const today = dayIn(world.lab.timeZone, world.clock.now())
  const entered = await enterGift(world, mina, {
    intentId: world.ids.secret(),
    donor: { kind: 'known', donorId: whole.giver.donorId },
    channel: pledge.method === 'cheque' ? 'cheque' : 'wire',
    splits: [{ fundId: whole.fundId, amount: cents(isHalf ? part.owed / 2n : part.owed) }],
    giftDate: addDays(today, -1),
    effectiveOn: today,
    reference: `Part ${part.place}`,
    campaignId: null,
    visibility: pledge.shown ?? 'unlisted',
    note: null,
    batchId: null,
    instalmentId: part.id,
  })
  told(entered)
}

/** The giver saves her card on the sandbox's page, through her bank's when it asks. */
async function tellCard(world: StoryWorld, pledge: StoryPledge, pledgeId: Id<'plg'>): Promise<void> {
  const { methodId, url } = told(await startMethod(world, portal('pledge-page'), { pledgeId, channel: 'card' }))
  const post = (to: string, fields: Record<string, string>) =>
    fetch(to, {
      method: 'POST',
      redirect: 'manual',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(fields),
    })
  const card = { number: pledge.card ?? '', expiry: '12/34', cvc: '123', postalCode: '02110' }
  const answer = await post(url, { email: pledge.email, name: pledge.donor, ...card })
  await answer.text()
  const next = answer.headers.get('location') ?? ''
  if (next.includes('/3ds/')) await (await post(new URL(next, url).href, { answer: 'complete' })).text()
  told(await settleMethod(world, portal('redirect'), { methodId }))
}

/** What became of it later. */
async function tellEnd(world: StoryWorld, pledge: StoryPledge, pledgeId: Id<'plg'>): Promise<void> {
  const { mina } = world.people
  if (pledge.became === 'condition-met') {
    told(await meetCondition(world, mina, { pledgeId, evidence: 'Released, with its data, on the page of models.' }))
  }
  if (pledge.became === 'withdrawn') told(await withdrawPledge(world, portal('pledge-page'), pledgeId))
  if (pledge.became === 'lapsed') {
    told(await endPledge(world, mina, { pledgeId, reason: 'No such call was opened by October.' }))
  }
  if (pledge.became === 'written-off') {
    told(await endPledge(world, mina, { pledgeId, reason: 'Letters come back, and nobody answers the telephone.' }))
  }
}

/** Part of the rest goes to another fund, as its giver agreed. */
async function tellDivided(
  world: StoryWorld,
  { pledge, pledgeId, funds }: { pledge: StoryPledge; pledgeId: Id<'plg'>; funds: StoryFunds },
): Promise<void> {
  const whole = await readPledge(world.db, world.people.mina, pledgeId)
  if (!whole || !pledge.divided) throw new Error(`${pledge.donor} divides a pledge that is not there`)
  const { fund, dollars, reason } = pledge.divided
  const shares = [
    { fundId: whole.fundId, amount: cents(whole.owed - usd(dollars)) },
    { fundId: funds[fund], amount: usd(dollars) },
  ]
  told(await dividePledge(world, world.people.mina, { pledgeId, shares, reason, version: whole.version }))
}

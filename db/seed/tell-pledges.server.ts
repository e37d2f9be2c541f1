import { acceptPledge } from '#app/domain/giving/pledges/accept-pledge.server.ts'
import { endPledge, withdrawPledge } from '#app/domain/giving/pledges/end-pledge.server.ts'
import { makePledge } from '#app/domain/giving/pledges/make-pledge.server.ts'
import { meetCondition } from '#app/domain/giving/pledges/meet-condition.server.ts'
import { portal } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import { usd } from '#app/units/money.ts'
import { addDays, dayIn } from '#app/units/time.ts'
import type { StoryPledge } from './pledge-words.ts'
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
    return pledge.became ? [began, scene(3, () => each(tellAnswer)), scene(60, () => each(tellEnd))] : [began]
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

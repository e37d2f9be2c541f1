import type { Person } from '#app/domain/people/person.ts'
import type { World } from '#app/domain/world.ts'
import type { Outcome } from '#app/units/outcome.ts'
import { addMonths, type Month, monthOf, monthStart } from '#app/units/time.ts'
import type { StoryPerson } from './people.ts'

const weekMs = 7 * 86_400_000

/** The world while the story is told: its clock stands where the teller puts it, and Stripe's sandbox follows. */
export type StoryWorld = World & {
  today: Date
  thisMonth: Month
  people: Record<StoryPerson, Person>
  /** Puts the clock, and the sandbox's, to an instant not before the last one. */
  goTo(instant: Date): Promise<void>
  /** Does to an object of the sandbox what banks and cardholders do. */
  pullLever(objectId: string, verb: string): Promise<void>
}

export function storyWorld(world: World, sandboxUrl: string): Omit<StoryWorld, 'people'> {
  const today = world.clock.now()
  let now = today
  let followed = { to: Number.NEGATIVE_INFINITY, at: 0 }
  return {
    ...world,
    clock: { now: () => new Date(now) },
    today,
    thisMonth: monthOf(today),
    goTo: async (instant) => {
      now = instant
      // The sandbox's clock runs on while a scene is told: on a slow machine it has passed the next one, and never goes back.
      if (instant.getTime() <= followed.to + performance.now() - followed.at) return
      followed = { to: instant.getTime(), at: performance.now() }
      const answer = await fetch(`${sandboxUrl}/_sandbox/clock`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ to: Math.floor(instant.getTime() / 1000) }),
      })
      if (!answer.ok) throw new Error(`the sandbox's clock did not follow the story: ${await answer.text()}`)
    },
    pullLever: async (objectId, verb) => {
      const answer = await fetch(`${sandboxUrl}/_sandbox/objects/${objectId}/${verb}`, { method: 'POST' })
      if (!answer.ok) throw new Error(`the sandbox did not ${verb} ${objectId}: ${await answer.text()}`)
    },
  }
}

export function weeksAgo(today: Date, weeks: number): Date {
  return new Date(today.getTime() - weeks * weekMs)
}

/** A day and an hour in a month counted from the present one; never later than today. */
export function inMonth(world: Pick<StoryWorld, 'thisMonth'>, months: number, day = 3, hour = 15): Date {
  const start = monthStart(addMonths(world.thisMonth, months))
  return new Date(start.getTime() + (day - 1) * 86_400_000 + hour * 3_600_000)
}

/** What an outcome made. A refusal means the story and the rules disagree, which is a bug in the story. */
export function told<Made>(outcome: Outcome<Made, string>): Made {
  if (outcome.ok) return outcome.value
  const detail = JSON.stringify(outcome.detail ?? {}, (_key, value) => (typeof value === 'bigint' ? `${value}` : value))
  throw new Error(`the story was refused: ${outcome.refused} ${detail}`)
}

import { guardStart } from '#app/domain/giving/guarding/guard-start.server.ts'
import { setGuard } from '#app/domain/giving/guarding/set-guard.server.ts'
import { usd } from '#app/units/money.ts'
import { type StoryWorld, told, weeksAgo } from './story-world.server.ts'

type Scene = { at: Date; tell: () => Promise<void> }

const hourMs = 3600_000

/** A bad night two months ago, when everybody was asked a question, and somebody who tried one-dollar gifts this morning. */
export function guardingScenes(story: StoryWorld): Scene[] {
  const night = weeksAgo(story.today, 9)
  const morning = new Date(story.today.getTime() - 4 * hourMs)
  const set = async (mode: 'open' | 'challenge', reason: string) =>
    void told(await setGuard(story, story.people.mina, { mode, smallest: usd(5), reason }))
  return [
    { at: night, tell: () => set('challenge', 'Forty cards from one provider were declined within the hour') },
    { at: new Date(night.getTime() + 9 * hourMs), tell: () => set('open', 'Quiet since midnight') },
    ...['203.0.113.0/24', '203.0.113.0/24', '198.51.100.0/24', '203.0.113.0/24'].map((network, index) => ({
      at: new Date(morning.getTime() + index * 60_000),
      tell: async () => void (await guardStart(story, tryOf(story, network))),
    })),
  ]
}

function tryOf(story: StoryWorld, network: string) {
  const nothing = { campaignId: null, isShared: false, isCrowded: false, sealed: undefined, answer: undefined }
  return { ...nothing, intentId: story.ids.secret(), amount: usd(1), network }
}

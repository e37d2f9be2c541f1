import type { Touches } from '#app/domain/world.ts'
import { paths } from '#app/paths.ts'
import type { Id } from '#app/units/id.ts'

const says = 'write no more letters like this'

/** The link in the head of a letter that stops its kind, also for somebody signed out: it is good for that letter's address only. */
export function stopUrl(world: Touches<'secrets' | 'lab'>, letterId: Id<'ltr'>): string {
  const key = encodeURIComponent(world.secrets.seal(says, letterId))
  return `${world.lab.origin}${paths.stopLetters(letterId)}?key=${key}`
}

export function isStopKey(world: Touches<'secrets'>, letterId: Id<'ltr'>, key: string | null): boolean {
  return key !== null && world.secrets.open(key, letterId)?.text === says
}

import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'

const says = 'look after this plan'

/** The key of the link that every letter about a plan carries. It opens that plan and nothing else, for as long as it runs. */
export function planKey(world: Touches<'secrets'>, planId: Id<'pln'>): string {
  return world.secrets.seal(says, planId)
}

export function isKeyOfPlan(world: Touches<'secrets'>, planId: Id<'pln'>, key: string | null): boolean {
  return key !== null && world.secrets.open(key, planId)?.text === says
}

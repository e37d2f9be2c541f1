import { type Component, isComponent } from './component.ts'

/** A component as an officer had it before them when they ticked it: said at that instant, and checked at that one, if it was. */
export type Tick = { component: Component; claimedAt: Date; checkedAt: Date | null }

/** What the box of a component is sent as: it is another as soon as the team says it anew or somebody checks it. */
export function formatTick({ component, claimedAt, checkedAt }: Tick): string {
  return [component, claimedAt.getTime(), ...(checkedAt ? [checkedAt.getTime()] : [])].join('@')
}

/** Null for what no page of ours has sent. */
export function parseTick(text: string): Tick | null {
  const [, component = '', claimed, checked] = /^([a-z-]+)@(\d{1,15})(?:@(\d{1,15}))?$/.exec(text) ?? []
  if (!isComponent(component)) return null
  return { component, claimedAt: new Date(Number(claimed)), checkedAt: checked ? new Date(Number(checked)) : null }
}

import type { ChangeRefusal } from '#app/domain/giving/recurring/change-refusal.ts'
import type { Holder } from '#app/domain/giving/recurring/plan-holder.ts'
import { isKeyOfPlan } from '#app/domain/giving/recurring/plan-key.server.ts'
import { readOwnPlan } from '#app/domain/giving/recurring/read-plan.server.ts'
import type { Person } from '#app/domain/people/person.ts'
import { paths } from '#app/paths.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { notFound } from '#app/platform/guards.server.ts'
import { type Args, requestIdOf } from '#app/platform/request.server.ts'
import { type Id, parseId } from '#app/units/id.ts'
import type { Outcome } from '#app/units/outcome.ts'
import { world } from '#app/world.server.ts'
import { changeSentences } from './plan-refusals.ts'

export type AskedPlan = { planId: Id<'pln'>; holder: Holder; key: string | null; back: string }

/** The plan a form is about, who asks, and the page the form stood on: by the link of a letter, one's own, or staff's. */
export async function askedPlan(args: Args, person: Person | null): Promise<AskedPlan> {
  const planId = parseId('pln', args.params.planId) ?? notFound()
  const said = new URL(args.request.url).searchParams.get('key')
  const key = isKeyOfPlan(world, planId, said) ? said : null
  const requestId = requestIdOf(args)
  const holder = { person, hasKey: key !== null, ...(requestId && { requestId }) }
  return { planId, holder, key, back: await backOf(planId, key, person) }
}

async function backOf(planId: Id<'pln'>, key: string | null, person: Person | null): Promise<string> {
  if (key) return paths.plan(planId, key)
  const isOwn = person !== null && (await readOwnPlan(world.db, person, planId)) !== null
  return isOwn ? paths.backer.plan(planId) : paths.admin.plan(planId)
}

/** Back to the page the form stood on, with what came of it. A plan that is not the asker's does not exist for her. */
export function answerChange(
  args: Args,
  { back }: AskedPlan,
  outcome: Outcome<unknown, ChangeRefusal>,
  good: string,
): Response {
  if (outcome.ok) return redirectWithFlash(args.request, back, { tone: 'good', text: good })
  if (outcome.refused === 'no-such-plan') return notFound()
  return redirectWithFlash(args.request, back, { tone: 'warn', text: changeSentences[outcome.refused] })
}

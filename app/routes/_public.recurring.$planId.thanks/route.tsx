import { data, type HeadersFunction, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ownMeta } from '#app/area/page-meta.ts'
import { readPlanThanks } from '#app/domain/giving/recurring/read-plan-thanks.server.ts'
import { settlePlan } from '#app/domain/giving/recurring/settle-plan.server.ts'
import { portal } from '#app/domain/people/person.ts'
import type { World } from '#app/domain/world.ts'
import { readGiftCookie } from '#app/platform/gift-cookie.server.ts'
import { notFound, publicPage } from '#app/platform/guards.server.ts'
import { errorFields, log } from '#app/platform/log.server.ts'
import { type Id, parseId } from '#app/units/id.ts'
import { world } from '#app/world.server.ts'
import { PlanThanks } from './plan-thanks.tsx'

export const handle = { hydrate: false }
export const meta: MetaFunction<typeof loader> = (args) =>
  ownMeta(args, args.data?.isRunning ? 'Thank you for a gift that repeats' : 'How your gift that repeats begins')
export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders

export async function loader(args: LoaderFunctionArgs) {
  const person = await publicPage(args)
  const planId = parseId('pln', args.params.planId) ?? notFound()
  const viewer = { person, intentId: readGiftCookie(args.request) }
  const before = (await readPlanThanks(world.db, planId, viewer)) ?? notFound()
  const isKnown = before.plan.state !== 'started' || (await look(world, planId))
  const { plan, isGiver, payUrl, email, cardGiftId } = (await readPlanThanks(world.db, planId, viewer)) ?? notFound()
  const shown = {
    state: isKnown ? plan.state : ('unconfirmed' as const),
    isRunning: plan.startedAt !== null,
    gross: plan.gross,
    interval: plan.interval,
    nextChargeAt: plan.nextChargeAt,
    zone: world.lab.timeZone,
    labEmail: world.lab.email,
    payUrl: isKnown ? payUrl : null,
    own: isGiver
      ? { name: plan.giverName, email, fundName: plan.fundName, isSignedIn: person !== null, cardGiftId }
      : null,
    planId,
  }
  // What Stripe has not confirmed is looked at again by itself, without script.
  const headers: Record<string, string> = isKnown ? {} : { Refresh: '8' }
  return data(shown, { headers })
}

/** Asks Stripe now. Whether it answered: when it does not, the sweep finds the rest. */
async function look(at: World, planId: Id<'pln'>): Promise<boolean> {
  try {
    await settlePlan(at, portal('redirect'), planId)
    return true
  } catch (error) {
    log.warn({ event: 'thanks.unsettled', plan: planId, ...errorFields(error) }, 'a plan could not be looked at')
    return false
  }
}

export default function PlanThanksRoute() {
  return <PlanThanks thanks={useLoaderData<typeof loader>()} />
}

import { data, type HeadersFunction, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ownMeta } from '#app/area/page-meta.ts'
import { readThanks, type Thanks } from '#app/domain/giving/read-thanks.server.ts'
import { settleGift } from '#app/domain/giving/settle-gift.server.ts'
import { readOwnTribute } from '#app/domain/giving/tributes/read-tribute.server.ts'
import { portal } from '#app/domain/people/person.ts'
import type { World } from '#app/domain/world.ts'
import { readGiftCookie } from '#app/platform/gift-cookie.server.ts'
import { notFound, publicPage } from '#app/platform/guards.server.ts'
import { errorFields, log } from '#app/platform/log.server.ts'
import { type Id, parseId } from '#app/units/id.ts'
import { world } from '#app/world.server.ts'
import { ThanksPage } from './thanks-page.tsx'

export const handle = { hydrate: false }
export const meta: MetaFunction<typeof loader> = (args) =>
  ownMeta(args, args.data?.thanks.progress === 'paid' ? 'Thank you' : 'Your gift')
export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders

export async function loader(args: LoaderFunctionArgs) {
  const person = await publicPage(args)
  const giftId = parseId('gft', args.params.giftId) ?? notFound()
  const viewer = { person, intentId: readGiftCookie(args.request) }
  const before = (await readThanks(world.db, giftId, viewer)) ?? notFound()
  const isOpen = before.progress === 'waiting' || before.progress === 'processing' || before.progress === 'at_bank'
  const isKnown = !isOpen || (await look(world, giftId))
  const seen = isOpen ? ((await readThanks(world.db, giftId, viewer)) ?? notFound()) : before
  const thanks = isKnown ? seen : unconfirmed(seen)
  // A payment on its way is looked at again by itself, without script.
  const headers: Record<string, string> = thanks.progress === 'processing' ? { Refresh: '8' } : {}
  const tribute = thanks.own ? await readOwnTribute(world, giftId, viewer) : null
  return data({ giftId, thanks, tribute, labName: world.lab.name, labEmail: world.lab.email }, { headers })
}

/** Asks Stripe now. Whether it answered: when it does not, the sweep finds the rest. */
async function look(world: World, giftId: Id<'gft'>): Promise<boolean> {
  try {
    await settleGift(world, portal('redirect'), giftId)
    return true
  } catch (error) {
    log.warn({ event: 'thanks.unsettled', gift: giftId, ...errorFields(error) }, 'a gift could not be looked at')
    return false
  }
}

/** Who comes back from paying while Stripe is silent is not told that nothing was charged, nor sent to pay again. */
function unconfirmed(thanks: Thanks): Thanks {
  return thanks.progress === 'waiting' ? { ...thanks, progress: 'processing', payUrl: null } : thanks
}

export default function ThanksRoute() {
  const { giftId, thanks, tribute, labName, labEmail } = useLoaderData<typeof loader>()
  return <ThanksPage giftId={giftId} thanks={thanks} tribute={tribute} labName={labName} labEmail={labEmail} />
}

import { data, type HeadersFunction, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ownMeta } from '#app/area/page-meta.ts'
import { readThanks } from '#app/domain/giving/read-thanks.server.ts'
import { settleGift } from '#app/domain/giving/settle-gift.server.ts'
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
  const isOpen = before.progress === 'waiting' || before.progress === 'processing'
  if (isOpen) await look(world, giftId)
  const thanks = isOpen ? ((await readThanks(world.db, giftId, viewer)) ?? notFound()) : before
  // A payment on its way is looked at again by itself, without script.
  const headers: Record<string, string> = thanks.progress === 'processing' ? { Refresh: '8' } : {}
  return data({ thanks, labName: world.lab.name, labEmail: world.lab.email }, { headers })
}

/** Asks Stripe now; when it does not answer, the page says what is known and the sweep finds the rest. */
async function look(world: World, giftId: Id<'gft'>): Promise<void> {
  try {
    await settleGift(world, portal('redirect'), giftId)
  } catch (error) {
    log.warn({ event: 'thanks.unsettled', gift: giftId, ...errorFields(error) }, 'a gift could not be looked at')
  }
}

export default function Thanks() {
  const { thanks, labName, labEmail } = useLoaderData<typeof loader>()
  return <ThanksPage thanks={thanks} labName={labName} labEmail={labEmail} />
}

import { redirect } from '@remix-run/node'
import { landingFor } from '#app/area/landing.ts'
import type { Person } from '#app/domain/people/person.ts'
import { world } from '#app/world.server.ts'
import { type Args, addressOf, addressPrefix, browserOf } from './request.server.ts'
import { endSession, startSession } from './session.server.ts'

/**
 * Opens a new session in place of the one the request came with and goes on. The old token is dead, so one planted before
 * signing in is worth nothing. The guard of the next page asks for the second step where it is due.
 */
export async function enter(
  args: Args,
  person: Person,
  next: { to: string; secondFactorAt?: Date },
): Promise<Response> {
  await endSession(world, args.request)
  const cookie = await startSession(world, person, {
    addressPrefix: addressPrefix(addressOf(args)),
    browser: browserOf(args.request),
    ...(next.secondFactorAt && { secondFactorAt: next.secondFactorAt }),
  })
  return redirect(landingFor(person, next.to), { status: 303, headers: { 'Set-Cookie': cookie } })
}

import { redirect } from '@remix-run/node'
import { isStoppedNow } from '#app/domain/activity/stops/read-stops.server.ts'
import { type Stoppable, stoppableAsked, stopWords } from '#app/domain/activity/stops/stop.ts'
import { type Actor, actorOf, hasRole, isStaff, type Person, type Role } from '#app/domain/people/person.ts'
import type { Scope } from '#app/domain/people/scope.ts'
import { isStepFresh } from '#app/domain/people/second-step.ts'
import { type TokenRefusal, verifyToken } from '#app/domain/people/verify-token.server.ts'
import { paths } from '#app/paths.ts'
import { world } from '#app/world.server.ts'
import { problem } from './api.server.ts'
import { type Args, isWriting, requestIdOf } from './request.server.ts'
import { readSession, type SignedIn } from './session.server.ts'

/** Every loader and action calls one of these first: a layout does not protect its children. */

/** The signed-in person, or null; a person whose second step is not done counts as signed out. */
async function optionalPerson(args: Args): Promise<Person | null> {
  const signedIn = await readOnce(args)
  return signedIn?.secondStep === 'done' ? signedIn.person : null
}

/** Says that anyone may see this, and tells who looks. */
export async function publicPage(args: Args): Promise<Person | null> {
  await refuseStopped(args, stoppableAsked(new URL(args.request.url)))
  return optionalPerson(args)
}

/** Someone signed in, second step done; others are sent to sign in and come back. */
export async function requirePerson(args: Args): Promise<Person> {
  const signedIn = await requireSignedIn(args)
  const to = returnPath(args.request)
  if (signedIn.secondStep === 'code') throw redirect(`${paths.signInSecondStep()}?to=${encodeURIComponent(to)}`)
  if (signedIn.secondStep === 'set-up') throw redirect(paths.accountSecondStep())
  await refuseStopped(args, stoppableAsked(new URL(args.request.url)))
  return signedIn.person
}

/** Someone with one of the roles; for everyone else the page does not exist. Writing never counts as an auditor. */
export async function requireRole(args: Args, ...roles: Role[]): Promise<Person> {
  const person = await requirePerson(args)
  const counted = isWriting(args.request) ? roles.filter((role) => role !== 'auditor') : roles
  return hasRole(person, ...counted) ? person : notFound()
}

/** Anyone of the staff. An auditor reads everything here and changes nothing. */
export async function requireStaff(args: Args): Promise<Person> {
  const person = await requirePerson(args)
  const counted = isWriting(args.request)
    ? { ...person, roles: person.roles.filter((role) => role !== 'auditor') }
    : person
  return isStaff(counted) ? person : notFound()
}

/** Someone whose first step is done, whatever is still asked: for the second step itself and for signing out. */
export async function requireSignedIn(args: Args): Promise<SignedIn> {
  const signedIn = await readOnce(args)
  if (!signedIn) throw redirect(paths.signIn(returnPath(args.request)))
  return signedIn
}

/** Someone who has passed every second step there is, and may still have to set the first one up: for doing that. */
export async function requireOwnAccount(args: Args): Promise<SignedIn> {
  const signedIn = await requireSignedIn(args)
  if (signedIn.secondStep === 'code')
    throw redirect(`${paths.signInSecondStep()}?to=${encodeURIComponent(returnPath(args.request))}`)
  return signedIn
}

/**
 * For the acts listed in app/fresh-acts.ts: the second step was proven in this session a short while ago. Otherwise nothing is
 * done, and the form goes on, as it was sent, to the page that asks: it comes back from there. Whoever has no second step passes.
 */
export async function requireFreshStep(args: Args): Promise<void> {
  const { hasSecondStep, session } = await requireSignedIn(args)
  const isStale = hasSecondStep && !isStepFresh(session.secondFactorAt, world.clock.now())
  // 307: the browser sends the same form to the page that asks.
  if (isStale) throw redirect(paths.accountConfirm(pathOf(new URL(args.request.url))), 307)
}

/** The session as it is, for pages that differ by it. Anyone may come. */
export async function optionalSession(args: Args): Promise<SignedIn | null> {
  return readOnce(args)
}

/** The person behind a bearer token that carries the scope; otherwise a problem document: 401 or 403. */
export async function requireToken(args: Args, scope: Scope): Promise<Person> {
  const secret = /^Bearer ([\x21-\x7e]{1,200})$/.exec(args.request.headers.get('authorization') ?? '')?.[1]
  if (!secret) throw unauthorised('Send a token: "Authorization: Bearer atom_…".')
  const outcome = await verifyToken(world, secret, scope)
  if (outcome.ok) {
    await refuseStopped(args, 'exports')
    return outcome.value
  }
  if (outcome.refused === 'scope-missing') {
    throw problem(403, { title: 'Not allowed', detail: `This token, or its person, does not have the scope ${scope}.` })
  }
  throw unauthorised(tokenSentences[outcome.refused])
}

/** What an administrator has stopped is answered to nobody. Only requests that ask for it look whether it is. */
async function refuseStopped({ request }: Args, what: Stoppable | null): Promise<void> {
  if (!what || isWriting(request) || !(await isStoppedNow(world.db, what))) return
  const { name, stopped } = stopWords[what]
  if (new URL(request.url).pathname.startsWith('/api/'))
    throw problem(423, { title: `${name}: stopped`, detail: stopped })
  throw new Response(stopped, { status: 423, statusText: 'Locked', headers: { 'Cache-Control': 'no-store' } })
}

export function notFound(): never {
  throw new Response('There is nothing at this address.\n', { status: 404, statusText: 'Not Found' })
}

export function actorFor(args: Args, person: Person): Actor {
  return actorOf(person, requestIdOf(args))
}

const tokenSentences: Record<Exclude<TokenRefusal, 'scope-missing'>, string> = {
  'no-such-token': 'This token is not known.',
  'token-over': 'This token is revoked or past its last day.',
}

function unauthorised(detail: string): Response {
  return problem(401, { title: 'Not signed in', detail }, { 'WWW-Authenticate': 'Bearer' })
}

const seen = new WeakMap<object, Promise<SignedIn | null>>()

/** One page asks several loaders at once; they share one look at the session. A request that writes always looks anew. */
function readOnce(args: Args): Promise<SignedIn | null> {
  const key = args.context
  if (!key || isWriting(args.request)) return readSession(world, args.request)
  const known = seen.get(key) ?? readSession(world, args.request)
  seen.set(key, known)
  return known
}

/** Where to come back to: the page itself, or for a form the page it stood on. */
function returnPath(request: Request): string {
  if (!isWriting(request)) return pathOf(new URL(request.url))
  const from = request.headers.get('referer') ?? ''
  const url = URL.canParse(from) ? new URL(from) : null
  return url?.host === request.headers.get('host') ? pathOf(url) : paths.account()
}

/** Single fetch asks for `/page.data`; people come back to `/page`. */
function pathOf(url: URL): string {
  const search = new URLSearchParams(url.search)
  for (const own of ['_routes', 'index', '_data']) search.delete(own)
  const path = url.pathname.replace(/^\/_root\.data$/, '/').replace(/\.data$/, '')
  return search.size > 0 ? `${path}?${search}` : path
}

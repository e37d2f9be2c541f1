import type { ActionFunctionArgs } from '@remix-run/node'
import type { Person } from '#app/domain/people/person.ts'
import { startSession } from '#app/platform/session.server.ts'
import type { TestWorld } from './world.ts'

export type Door = (args: never) => unknown
export type Answer = { status: number; location: string | null; headers: Headers; body: unknown }
export type Asked = {
  /** Who knocks; nobody without. */
  as?: Person | null
  params?: Record<string, string>
  path?: string
  headers?: Record<string, string>
  hasSecondStep?: boolean
}

/** Knocks on a loader, with a real session of the person. */
export async function get(world: TestWorld, loader: Door, asked: Asked = {}): Promise<Answer> {
  return knock(loader, await requestOf(world, asked), asked)
}

/** Sends a form to an action, with a real session of the person. */
export async function post(
  world: TestWorld,
  action: Door,
  form: Record<string, string | string[]>,
  asked: Asked = {},
): Promise<Answer> {
  const body = new URLSearchParams()
  for (const [name, value] of Object.entries(form)) for (const one of [value].flat()) body.append(name, one)
  return knock(action, await requestOf(world, asked, { method: 'POST', body }), asked)
}

/** A Cookie header that stands for the person. */
export async function cookieOf(world: TestWorld, person: Person, hasSecondStep = false): Promise<string> {
  const opened = { addressPrefix: '127.0.0.0/24', browser: 'A test' }
  const cookie = await startSession(world, person, {
    ...opened,
    ...(hasSecondStep && { secondFactorAt: world.clock.now() }),
  })
  return cookie.split(';')[0] ?? ''
}

async function requestOf(world: TestWorld, asked: Asked, init: RequestInit = {}): Promise<Request> {
  const cookie = asked.as ? await cookieOf(world, asked.as, asked.hasSecondStep) : null
  const headers = { ...asked.headers, ...(cookie && { cookie }) }
  return new Request(`${world.lab.origin}${asked.path ?? '/'}`, { ...init, headers })
}

/** Knocks with a request made by hand. */
export async function knock(door: Door, request: Request, asked: Asked = {}): Promise<Answer> {
  const args = {
    request,
    params: asked.params ?? {},
    context: { address: '127.0.0.1' },
  } as unknown as ActionFunctionArgs
  try {
    return await answerOf(await (door as (args: ActionFunctionArgs) => unknown)(args))
  } catch (thrown) {
    if (thrown instanceof Response) return answerOf(thrown)
    throw thrown
  }
}

type WithInit = { data: unknown; init: ResponseInit | null; type: string }

async function answerOf(answer: unknown): Promise<Answer> {
  if (answer instanceof Response) {
    const type = answer.headers.get('content-type') ?? ''
    const body = /[/+]json\b/.test(type) ? await answer.json() : await answer.text()
    return { status: answer.status, location: answer.headers.get('location'), headers: answer.headers, body }
  }
  if (isWithInit(answer)) {
    const headers = new Headers(answer.init?.headers)
    return { status: answer.init?.status ?? 200, location: null, headers, body: answer.data }
  }
  return { status: 200, location: null, headers: new Headers(), body: answer }
}

function isWithInit(answer: unknown): answer is WithInit {
  return typeof answer === 'object' && answer !== null && (answer as { type?: unknown }).type === 'DataWithResponseInit'
}

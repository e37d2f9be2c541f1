import { parseSpan } from '../clock.ts'
import { findObject } from '../find-object.ts'
import { redirect } from '../pages/layout.ts'
import type { Incoming, Outgoing } from '../server.ts'
import { testClockOf } from '../test-clock-of.ts'
import type { World } from '../world.ts'
import { actOnObject } from './act-on-object.ts'
import { changeSettings } from './change-settings.ts'
import { readFault } from './read-fault.ts'
import { showClock, showFaults } from './show-controls.ts'
import { showDeliveries, showDelivery } from './show-deliveries.ts'
import { showRequests, showViolations } from './show-logs.ts'
import { showEvents, showObject, showObjects } from './show-objects.ts'
import { showOverview } from './show-overview.ts'
import type { View } from './view.ts'
import { renderView } from './view.ts'

/** The inspector: everything the sandbox remembers, as pages for people and as JSON for tests; and the levers. */
export async function answerControl(world: World, incoming: Incoming): Promise<Outgoing> {
  const path = incoming.path
    .replace(/^\/_sandbox\/?/, '')
    .split('/')
    .map(decodeURIComponent)
  if (incoming.method === 'GET') return look(world, incoming, path)
  if (incoming.headers['sec-fetch-site'] === 'cross-site')
    return json(403, { error: 'Another site may not move the levers.' })
  const body = readBody(incoming)
  if (body === null) return json(400, { error: 'The body is neither JSON nor a form.' })
  return act(world, incoming, { path, body })
}

function look(world: World, incoming: Incoming, [place = '', id]: string[]): Outgoing {
  const view = viewOf(world, { place, id, query: new URLSearchParams(incoming.query) })
  if (view === null) return json(404, { error: 'The inspector has no such page.' })
  return incoming.headers.accept?.includes('text/html') ? renderView(world, view, place) : json(200, view.json)
}

function viewOf(
  world: World,
  { place, id, query }: { place: string; id: string | undefined; query: URLSearchParams },
): View | null {
  if (place === '') return showOverview(world)
  if (place === 'objects' || (place === 'events' && id))
    return id ? showObject(world, id) : showObjects(world, query.get('kind') ?? '')
  if (place === 'events') return showEvents(world)
  if (place === 'deliveries') return id ? showDelivery(world, id) : showDeliveries(world)
  if (place === 'requests') return showRequests(world)
  if (place === 'violations') return showViolations(world)
  if (place === 'faults') return showFaults(world)
  return place === 'clock' ? showClock(world) : null
}

type Body = Record<string, unknown>

async function act(
  world: World,
  incoming: Incoming,
  { path, body }: { path: string[]; body: Body },
): Promise<Outgoing> {
  const [place, id, verb] = path
  const isForm = incoming.headers.accept?.includes('text/html') === true
  const done = (answer: unknown, back: string) => (isForm ? redirect(back) : json(200, answer))
  const remove = incoming.method === 'DELETE' || verb === 'delete' || id === 'clear'
  if (place === 'clock') {
    const until = readMoment(world, body)
    if (until === null) return json(400, { error: 'Say {"advance":"35d"} or {"to": unix seconds}, not before now.' })
    await world.clock.advanceTo(until)
    return done(showClock(world).json, '/_sandbox/clock')
  }
  if (place === 'faults' && remove) {
    world.faults.clear(id === 'clear' ? undefined : id)
    return done(showFaults(world).json, '/_sandbox/faults')
  }
  if (place === 'release' || (place === 'faults' && body.action === 'release'))
    return done({ released: world.outbox.release() }, '/_sandbox/deliveries')
  if (place === 'faults') {
    const fault = readFault(body)
    return typeof fault === 'string' ? json(400, { error: fault }) : done(world.faults.add(fault), '/_sandbox/faults')
  }
  if (place === 'events' && id && verb === 'resend') {
    const deliveries = world.outbox.resend(id)
    return deliveries === null
      ? json(404, { error: `No such event: ${id}` })
      : done({ deliveries }, `/_sandbox/events/${id}`)
  }
  if (place === 'objects' && id && verb) return actOn(world, { id, verb, body, done })
  if (place === 'settings') return done(changeSettings(world, body), '/_sandbox')
  if (place === 'violations' && remove) {
    world.logs.violations.length = 0
    return done([], '/_sandbox/violations')
  }
  return json(404, { error: 'The inspector has no such lever.' })
}

async function actOn(
  world: World,
  asked: { id: string; verb: string; body: Body; done: (answer: unknown, back: string) => Outgoing },
): Promise<Outgoing> {
  const { id, verb, body, done } = asked
  const object = findObject(world, id)
  if (!object) return json(404, { error: `No such object: ${id}` })
  const isDone = world.clock.within(testClockOf(world, [id]), () => actOnObject(world, object, { verb, body }))
  if (!isDone) return json(404, { error: `"${verb}" cannot be done to a ${object.object}.` })
  world.store.commit()
  world.outbox.kick()
  await world.outbox.idle()
  return done(findObject(world, id), `/_sandbox/objects/${id}`)
}

/** A clock goes forward only, save while nothing has happened yet: then a story may begin in the past. */
function readMoment(world: World, body: Body): number | null {
  const now = world.clock.milliseconds()
  const isUntouched = world.store.events.oldestFirst().length === 0
  if (body.to !== undefined)
    return /^\d+$/.test(String(body.to)) && (isUntouched || Number(body.to) * 1000 >= now - 1000)
      ? Number(body.to) * 1000
      : null
  const span = parseSpan(String(body.advance ?? ''))
  return span === null ? null : now + span * 1000
}

function readBody({ body, headers }: Incoming): Body | null {
  if (body === '') return {}
  if (!headers['content-type']?.includes('json')) return Object.fromEntries(new URLSearchParams(body))
  try {
    const read: unknown = JSON.parse(body)
    return typeof read === 'object' && read !== null ? { ...read } : null
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

function json(status: number, answer: unknown): Outgoing {
  return { status, headers: { 'content-type': 'application/json' }, body: `${JSON.stringify(answer, null, 2)}\n` }
}

import { rhythmOf } from '../billing/calendar.ts'
import type { Subscription, TestClock } from '../objects.ts'
import { invalid, missing } from '../wire/errors.ts'
import { page, pageParams } from '../wire/lists.ts'
import { integer, optional, type Read, shape, text } from '../wire/params.ts'
import { route } from '../wire/route.ts'
import type { World } from '../world.ts'

const createParams = shape({ frozen_time: integer({ min: 0 }), name: optional(text({ max: 300 })) }, ['customer'])
const advanceParams = shape({ frozen_time: integer({ min: 0 }) })
const day = 86_400
const keptSeconds = 30 * day
const farthestWithout = 2 * 365 * day + day
const mostIntervals = 2

export const testClockRoutes = [
  route('POST', '/v1/test_helpers/test_clocks', createParams, create),
  route('GET', '/v1/test_helpers/test_clocks', shape(pageParams), (world, input) =>
    page(world.store.testClocks.newestFirst(), input, { url: '/v1/test_helpers/test_clocks', kind: 'test clock' }),
  ),
  route('GET', '/v1/test_helpers/test_clocks/{test_clock}', shape({}), (world, _input, id) => requireClock(world, id)),
  route('DELETE', '/v1/test_helpers/test_clocks/{test_clock}', shape({}), remove),
  route('POST', '/v1/test_helpers/test_clocks/{test_clock}/advance', advanceParams, advance),
]

function create(world: World, input: Read<typeof createParams>): TestClock {
  const clock = world.store.testClocks.put({
    id: world.ids.next('clock_'),
    object: 'test_helpers.test_clock',
    created: world.clock.seconds(),
    deletes_after: world.clock.seconds() + keptSeconds,
    frozen_time: input.frozen_time,
    livemode: false,
    name: input.name ?? null,
    status: 'ready',
    status_details: {},
  })
  world.outbox.emit('test_helpers.test_clock.created', clock)
  return clock
}

/** Answers at once that the clock is on its way; what falls due on it runs after the answer, and then it is ready. */
function advance(world: World, { frozen_time: to }: Read<typeof advanceParams>, id: string): TestClock {
  const clock = requireClock(world, id)
  if (clock.status !== 'ready')
    throw invalid('The test clock is already advancing. Wait until its status is `ready`.', {
      code: 'test_clock_advancing',
    })
  if (to <= clock.frozen_time)
    throw invalid('`frozen_time` must be after the current frozen time of the test clock.', { param: 'frozen_time' })
  if (to > clock.frozen_time + farthest(world, id))
    throw invalid(
      'You can only advance a test clock by at most two intervals of its shortest subscription, or by two years when it has none.',
      { param: 'frozen_time' },
    )
  const advancing = world.store.testClocks.put({
    ...clock,
    status: 'advancing',
    status_details: { advancing: { target_frozen_time: to } },
  })
  world.outbox.emit('test_helpers.test_clock.advancing', advancing)
  world.testClocks.start(id)
  return advancing
}

function farthest(world: World, id: string): number {
  const spans = world.store.subscriptions
    .oldestFirst()
    .filter((row) => row.test_clock === id && row.status !== 'canceled')
    .map(intervalSeconds)
  return spans.length === 0 ? farthestWithout : mostIntervals * Math.min(...spans)
}

/** The longest a period can be: two of them always reach over two renewals. */
function intervalSeconds(subscription: Subscription): number {
  const { interval, count } = rhythmOf(subscription.items.data[0]?.price)
  return { day: 1, week: 7, month: 31, year: 366 }[interval] * count * day
}

function remove(world: World, _input: unknown, id: string) {
  const clock = requireClock(world, id)
  for (const timer of world.store.timers.oldestFirst()) if (timer.testClock === id) world.store.timers.remove(timer.id)
  for (const customer of world.store.customers.oldestFirst()) {
    if (customer.test_clock !== id) continue
    world.store.customers.remove(customer.id)
    world.store.deletedCustomers.put({ id: customer.id, object: 'customer', deleted: true })
  }
  world.store.testClocks.remove(id)
  world.outbox.emit('test_helpers.test_clock.deleted', clock)
  return { id, object: 'test_helpers.test_clock', deleted: true }
}

export function requireClock(world: World, id: string, inAddress = true): TestClock {
  const clock = world.store.testClocks.get(id)
  if (!clock) throw missing({ kind: 'testclock', id, param: 'test_clock', inAddress })
  return clock
}

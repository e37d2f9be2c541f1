import { missing } from '../wire/errors.ts'
import { createdParams, page, pageParams } from '../wire/lists.ts'
import { flag, list, optional, type Read, shape, text } from '../wire/params.ts'
import { route } from '../wire/route.ts'
import type { World } from '../world.ts'

const keptSeconds = 30 * 86_400
const listParams = shape({
  ...pageParams,
  ...createdParams,
  delivery_success: optional(flag()),
  type: optional(text()),
  types: optional(list(text(), { max: 20 })),
})

export const eventRoutes = [
  route('GET', '/v1/events', listParams, (world, input) => {
    const rows = kept(world).filter((row) => isWanted(row, input))
    return page(rows, input, { url: '/v1/events', kind: 'event' })
  }),
  route('GET', '/v1/events/{id}', shape({}), (world, _input, id) => {
    const event = world.store.events.get(id)
    if (!event || event.created < oldestShown(world)) throw missing({ kind: 'event', id, param: 'id', inAddress: true })
    return event
  }),
]

/** The API shows events for thirty days. */
function kept(world: World) {
  const oldest = oldestShown(world)
  return world.store.events.newestFirst().filter((row) => row.created >= oldest)
}

function oldestShown(world: World): number {
  return world.clock.seconds() - keptSeconds
}

function isWanted(row: { type: string; pending_webhooks: number }, input: Read<typeof listParams>): boolean {
  if (input.type !== undefined && !fits(input.type, row.type)) return false
  if (input.types !== undefined && !input.types.includes(row.type)) return false
  return input.delivery_success === undefined || input.delivery_success === (row.pending_webhooks === 0)
}

function fits(wanted: string, type: string): boolean {
  return wanted.endsWith('*') ? type.startsWith(wanted.slice(0, -1)) : wanted === type
}

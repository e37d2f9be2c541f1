import type { WebhookEndpoint } from '../objects.ts'
import { pinnedVersion } from '../pin.ts'
import { invalid, missing, NotImplemented } from '../wire/errors.ts'
import { page, pageParams } from '../wire/lists.ts'
import { mergeMetadata } from '../wire/metadata.ts'
import { flag, list, metadata, optional, type Read, shape, text, unsettable } from '../wire/params.ts'
import { route } from '../wire/route.ts'
import type { World } from '../world.ts'

const createParams = shape({
  api_version: optional(text()),
  connect: optional(flag()),
  description: optional(unsettable(text())),
  enabled_events: list(text(), { max: 300 }),
  metadata: metadata(),
  url: text(),
})
const updateParams = shape({
  description: optional(unsettable(text())),
  disabled: optional(flag()),
  enabled_events: optional(list(text(), { max: 300 })),
  metadata: metadata(),
  url: optional(text()),
})

export const webhookEndpointRoutes = [
  route('POST', '/v1/webhook_endpoints', createParams, create),
  route('GET', '/v1/webhook_endpoints', shape(pageParams), (world, input) =>
    page(world.store.webhookEndpoints.newestFirst(), input, { url: '/v1/webhook_endpoints', kind: 'webhook_endpoint' }),
  ),
  route('GET', '/v1/webhook_endpoints/{webhook_endpoint}', shape({}), (world, _input, id) =>
    requireEndpoint(world, id),
  ),
  route('POST', '/v1/webhook_endpoints/{webhook_endpoint}', updateParams, update),
  route('DELETE', '/v1/webhook_endpoints/{webhook_endpoint}', shape({}), (world, _input, id) => {
    requireEndpoint(world, id)
    world.store.webhookEndpoints.remove(id)
    world.store.endpointSecrets.remove(id)
    return { id, object: 'webhook_endpoint', deleted: true }
  }),
]

function create(world: World, input: Read<typeof createParams>): WebhookEndpoint & { secret: string } {
  if (input.connect) throw new NotImplemented('connect=true')
  if (input.api_version !== undefined && input.api_version !== pinnedVersion)
    throw new NotImplemented(`The API version ${input.api_version}`)
  const secret = world.ids.next('whsec_')
  const endpoint = storeEndpoint(world, {
    url: readUrl(input.url),
    secret,
    enabledEvents: readTypes(input.enabled_events),
    description: input.description ?? null,
    metadata: mergeMetadata({}, input.metadata),
    apiVersion: input.api_version ?? null,
  })
  return { ...endpoint, secret }
}

export interface EndpointKnown {
  id?: string
  url: string
  secret: string
  enabledEvents: string[]
  description: string | null
  metadata: Record<string, string>
  apiVersion: string | null
}

export function storeEndpoint(world: World, known: EndpointKnown): WebhookEndpoint {
  const id = known.id ?? world.ids.next('we_')
  world.store.endpointSecrets.put({ id, secret: known.secret })
  return world.store.webhookEndpoints.put({
    id,
    object: 'webhook_endpoint',
    api_version: known.apiVersion,
    application: null,
    created: world.clock.seconds(),
    description: known.description,
    enabled_events: known.enabledEvents,
    livemode: false,
    metadata: known.metadata,
    status: 'enabled',
    url: known.url,
  })
}

function update(world: World, input: Read<typeof updateParams>, id: string): WebhookEndpoint {
  const before = requireEndpoint(world, id)
  const after = { ...before, metadata: mergeMetadata(before.metadata, input.metadata) }
  if (input.description !== undefined) after.description = input.description
  if (input.disabled !== undefined) after.status = input.disabled ? 'disabled' : 'enabled'
  if (input.enabled_events !== undefined) after.enabled_events = readTypes(input.enabled_events)
  if (input.url !== undefined) after.url = readUrl(input.url)
  return world.store.webhookEndpoints.put(after)
}

function readUrl(url: string): string {
  if (URL.canParse(url) && /^https?:$/.test(new URL(url).protocol)) return url
  throw invalid('Invalid URL: An explicit scheme (such as https) must be provided.', {
    code: 'url_invalid',
    param: 'url',
  })
}

function readTypes(types: string[]): string[] {
  types.forEach((type, index) => {
    if (type !== '*' && !/^[a-z0-9_]+(\.[a-z0-9_]+)+$/.test(type))
      throw invalid(`Invalid enabled_events[${index}]: ${type} is not an event type`, {
        param: `enabled_events[${index}]`,
      })
  })
  return types
}

function requireEndpoint(world: World, id: string): WebhookEndpoint {
  const endpoint = world.store.webhookEndpoints.get(id)
  if (!endpoint) throw missing({ kind: 'webhook endpoint', id, param: 'webhook_endpoint', inAddress: true })
  return endpoint
}

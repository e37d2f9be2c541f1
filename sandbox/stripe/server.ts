import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { type ApiAnswer, answerApi } from './api.ts'
import { answerControl } from './inspector/control.ts'
import { answerPage } from './pages/page.ts'
import { pinnedVersion } from './pin.ts'
import { envelope } from './wire/errors.ts'
import type { World } from './world.ts'

export interface Incoming {
  method: string
  path: string
  query: string
  body: string
  headers: Record<string, string | undefined>
}
/** What a page or the inspector answers. */
export interface Outgoing {
  status: number
  headers: Record<string, string>
  body: string
}

const largestBody = 1_000_000

/** The HTTP side: the API under /v1, the hosted pages, and the inspector under /_sandbox. */
export function serve(world: World): Server {
  const server = createServer((request, response) => {
    void handle(world, request, response).catch((error: unknown) => {
      console.error('[stripe sandbox]', error)
      if (response.headersSent) return void response.destroy()
      const failed = { type: 'api_error', message: 'The sandbox failed; its log says why.' } as const
      response.writeHead(500, { 'content-type': 'application/json' }).end(JSON.stringify(envelope(failed)))
    })
  })
  server.keepAliveTimeout = 30_000
  return server
}

async function handle(world: World, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const incoming = await read(request)
  if (incoming === null) return void response.writeHead(413, { connection: 'close' }).end()
  response.on('finish', () => world.outbox.kick())
  response.on('close', () => world.outbox.kick())
  if (/^\/v[12]\//.test(incoming.path)) return sendApi(world, incoming, response)
  const answer = isControl(incoming.path) ? await answerControl(world, incoming) : answerPage(world, incoming)
  world.store.commit()
  await world.outbox.sendEarly()
  response.writeHead(answer.status, { 'cache-control': 'no-store', ...answer.headers }).end(answer.body)
}

function isControl(path: string): boolean {
  return path === '/_sandbox' || path.startsWith('/_sandbox/')
}

async function sendApi(world: World, incoming: Incoming, response: ServerResponse): Promise<void> {
  const startedAt = performance.now()
  const id = world.ids.next('req_')
  const answer = await answerApi(world, { ...incoming, id })
  await world.outbox.sendEarly()
  world.logs.note({
    id,
    at: world.clock.seconds(),
    method: incoming.method,
    path: incoming.path,
    status: answer.status,
    tookMs: Math.round(performance.now() - startedAt),
    idempotencyKey: incoming.headers['idempotency-key'] ?? null,
    isReplay: answer.isReplay,
    error: answer.fault ? `fault: ${answer.fault.action}` : answer.error,
  })
  send(response, answer, { id, key: incoming.headers['idempotency-key'] })
}

function send(response: ServerResponse, answer: ApiAnswer, about: { id: string; key: string | undefined }): void {
  const action = answer.fault?.action
  if (action === 'timeout') return
  if (action === 'cut_before' || action === 'cut_after') return void response.destroy()
  if (action === 'html_502')
    return void response
      .writeHead(502, { 'content-type': 'text/html' })
      .end('<html><body><h1>502 Bad Gateway</h1></body></html>')
  response.writeHead(answer.status, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(answer.body),
    'request-id': about.id,
    'stripe-version': pinnedVersion,
    ...(about.key ? { 'idempotency-key': about.key } : {}),
    ...(answer.isReplay ? { 'idempotent-replayed': 'true' } : {}),
    ...(answer.status === 501 ? { 'stripe-should-retry': 'false' } : {}),
  })
  if (action !== 'half_body') return void response.end(answer.body)
  response.write(answer.body.slice(0, answer.body.length / 2), () => response.destroy())
}

/** Reads a request whole; null when it is larger than anything Stripe would take. */
async function read(request: IncomingMessage): Promise<Incoming | null> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request) {
    size += chunk.length
    if (size > largestBody) return null
    chunks.push(chunk)
  }
  const url = new URL(request.url ?? '/', 'http://sandbox')
  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value]),
  )
  return {
    method: request.method ?? 'GET',
    path: url.pathname,
    query: url.search.slice(1),
    body: Buffer.concat(chunks).toString('utf8'),
    headers,
  }
}

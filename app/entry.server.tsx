import { createHash } from 'node:crypto'
import { PassThrough } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import {
  type ActionFunctionArgs,
  type AppLoadContext,
  createReadableStreamFromReadable,
  type EntryContext,
  type LoaderFunctionArgs,
} from '@remix-run/node'
import { isRouteErrorResponse, RemixServer } from '@remix-run/react'
import { isbot } from 'isbot'
import { renderToPipeableStream } from 'react-dom/server'
import { type PageFacts, PageFactsContext } from './page-facts.ts'
import { errorFields, log } from './platform/log.server.ts'
import { world } from './world.server.ts'

/** How long a page may wait for what it streams. */
export const streamTimeout = 10_000

/** Draws a page. It streams to people; robots, and pages that may be kept, get it whole. */
export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  context: AppLoadContext,
): Promise<Response> {
  headers.set('Content-Type', 'text/html; charset=utf-8')
  const isKept = status === 200 && /\bpublic\b/.test(headers.get('Cache-Control') ?? '')
  const isWhole = isKept || isbot(request.headers.get('user-agent') ?? '')
  const facts = { nonce: String(context.nonce), requestId: String(context.requestId), labName: world.lab.name }
  const drawn = await draw(request, { remixContext, facts, isWhole })
  const finalStatus = drawn.hasFailed() ? 500 : status
  if (!isKept) return new Response(createReadableStreamFromReadable(drawn.body), { status: finalStatus, headers })
  const page = await buffer(drawn.body)
  const tag = tagOf(page, facts)
  headers.set('ETag', tag)
  if (request.headers.get('if-none-match') === tag) return new Response(null, { status: 304, headers })
  return new Response(page, { status: finalStatus, headers })
}

/** What a loader or action threw: into the log with the request's reference, without values. A page asked for wrongly is no error of ours. */
export function handleError(thrown: unknown, { request }: LoaderFunctionArgs | ActionFunctionArgs): void {
  const isTheirs = isRouteErrorResponse(thrown) && thrown.status < 500
  if (!request.signal.aborted && !isTheirs) log.error(errorFields(thrown), 'a loader or action failed')
}

type Drawing = { remixContext: EntryContext; facts: PageFacts; isWhole: boolean }

function draw(request: Request, { remixContext, facts, isWhole }: Drawing) {
  const { nonce } = facts
  let failed = false
  return new Promise<{ body: PassThrough; hasFailed(): boolean }>((settle, fail) => {
    const ready = () => {
      const body = new PassThrough()
      settle({ body, hasFailed: () => failed })
      pipe(body)
      setTimeout(abort, streamTimeout).unref()
    }
    const { pipe, abort } = renderToPipeableStream(
      <PageFactsContext.Provider value={facts}>
        <RemixServer context={remixContext} url={request.url} nonce={nonce} abortDelay={streamTimeout} />
      </PageFactsContext.Provider>,
      {
        nonce,
        ...(isWhole ? { onAllReady: ready } : { onShellReady: ready }),
        onShellError: fail,
        onError: (thrown) => {
          failed = true
          if (!request.signal.aborted) log.error(errorFields(thrown), 'a page could not be drawn')
        },
      },
    )
  })
}

/** The page's bytes but for the nonce and the reference, which differ each time. */
function tagOf(page: Buffer, facts: PageFacts): string {
  const bytes = page.toString('latin1').replaceAll(facts.nonce, '').replaceAll(facts.requestId, '')
  return `W/"${createHash('sha256').update(bytes, 'latin1').digest('base64url').slice(0, 22)}"`
}

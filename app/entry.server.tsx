import { createHash } from 'node:crypto'
import { PassThrough } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import type { ActionFunctionArgs, AppLoadContext, EntryContext, LoaderFunctionArgs } from '@remix-run/node'
import { isRouteErrorResponse, RemixServer } from '@remix-run/react'
import { renderToPipeableStream } from 'react-dom/server'
import { type PageFacts, PageFactsContext } from './page-facts.ts'
import { errorFields, log } from './platform/log.server.ts'
import { world } from './world.server.ts'

/** How long the drawing of a page may take; Remix reads it for its own waiting too. */
export const streamTimeout = 10_000

/**
 * Draws a page, whole before its first byte goes out: no loader answers in parts, and a page in hundreds of small pieces costs
 * more to send than to draw. A page that may be kept also gets a tag of its content.
 */
export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  context: AppLoadContext,
): Promise<Response> {
  headers.set('Content-Type', 'text/html; charset=utf-8')
  const facts = { nonce: String(context.nonce), requestId: String(context.requestId), labName: world.lab.name }
  const drawn = await draw(request, remixContext, facts)
  if (drawn.hasFailed) return new Response(drawn.page, { status: 500, headers })
  const isKept = status === 200 && /\bpublic\b/.test(headers.get('Cache-Control') ?? '')
  if (!isKept) return new Response(drawn.page, { status, headers })
  const tag = tagOf(drawn.page, facts)
  headers.set('ETag', tag)
  if (request.headers.get('if-none-match') === tag) return new Response(null, { status: 304, headers })
  return new Response(drawn.page, { status, headers })
}

/** What a loader or action threw: into the log with the request's reference, without values. A page asked for wrongly is no error of ours. */
export function handleError(thrown: unknown, { request }: LoaderFunctionArgs | ActionFunctionArgs): void {
  const isTheirs = isRouteErrorResponse(thrown) && thrown.status < 500
  if (!request.signal.aborted && !isTheirs) log.error(errorFields(thrown), 'a loader or action failed')
}

async function draw(
  request: Request,
  remixContext: EntryContext,
  facts: PageFacts,
): Promise<{ page: Buffer<ArrayBuffer>; hasFailed: boolean }> {
  const { nonce } = facts
  let hasFailed = false
  const body = new PassThrough()
  await new Promise<void>((settle, fail) => {
    const { pipe, abort } = renderToPipeableStream(
      <PageFactsContext.Provider value={facts}>
        <RemixServer context={remixContext} url={request.url} nonce={nonce} abortDelay={streamTimeout} />
      </PageFactsContext.Provider>,
      {
        nonce,
        onAllReady: () => {
          clearTimeout(late)
          pipe(body)
          settle()
        },
        onShellError: (thrown) => {
          clearTimeout(late)
          fail(thrown)
        },
        onError: (thrown) => {
          hasFailed = true
          if (!request.signal.aborted) log.error(errorFields(thrown), 'a page could not be drawn')
        },
      },
    )
    const late = setTimeout(abort, streamTimeout)
  })
  return { page: await buffer(body), hasFailed }
}

/** The page's bytes but for the nonce and the reference, which differ each time. */
function tagOf(page: Buffer<ArrayBuffer>, facts: PageFacts): string {
  const bytes = page.toString('latin1').replaceAll(facts.nonce, '').replaceAll(facts.requestId, '')
  return `W/"${createHash('sha256').update(bytes, 'latin1').digest('base64url').slice(0, 22)}"`
}

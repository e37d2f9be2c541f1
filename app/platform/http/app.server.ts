import { createRequestHandler } from '@remix-run/express'
import type { AppLoadContext, ServerBuild } from '@remix-run/node'
import compression from 'compression'
import express, { type Express, type NextFunction, type Request, type RequestHandler, type Response } from 'express'
import { errorFields, log } from '../log.server.ts'
import { limitBodies } from './body-limits.server.ts'
import { cachePages } from './cache-pages.server.ts'
import { refuseForgeries } from './csrf.server.ts'
import { drawRefusals } from './draw-refusals.server.ts'
import { healthDoors, type Readiness } from './health.server.ts'
import { keepPages } from './keep-pages.server.ts'
import { nearRoutes } from './near-routes.server.ts'
import { observeRequests } from './observe-requests.server.ts'
import { plainPage } from './plain-page.server.ts'
import { ignoreForwarding, refuseMalformed } from './refuse-malformed.server.ts'
import { factsOf, nameRequests } from './request-ids.server.ts'
import { routePatterns } from './route-pattern.server.ts'
import { secureHeaders } from './security-headers.server.ts'
import { shedLoad } from './shed-load.server.ts'
import { serveFiles } from './static-files.server.ts'

export type AppParts = {
  build: ServerBuild
  /** Reads the build again for each request while developing. */
  freshBuild?: () => Promise<ServerBuild>
  /** Vite's own middleware while developing; it serves the browser's modules. */
  developing?: RequestHandler
  readiness: () => Promise<Readiness>
  /** Changes whenever anything in the database does; without it every page is drawn anew. */
  readChangeMark?: () => Promise<string>
  settings: {
    origin: string
    formTargets: string[]
    trustedProxy: string | null
    isProduction: boolean
    /** Pages answered at the same time before more are asked to come back. */
    mostAtOnce: number
    filesFolder: string
  }
}

/** The HTTP application around Remix. The order is the point: name, head, observe, refuse, limit, serve, render. */
export function createApp(parts: AppParts): Express {
  const { settings } = parts
  const app = express()
  app.disable('x-powered-by')
  app.set('etag', false)
  app.set('query parser', 'simple')
  if (settings.trustedProxy !== null) app.set('trust proxy', proxySetting(settings.trustedProxy))
  app.use(nameRequests)
  app.use(secureHeaders({ ...settings, isDeveloping: parts.developing !== undefined }))
  app.use(observeRequests(routePatterns(parts.build.routes)))
  app.use(refuseMalformed)
  app.use(healthDoors(parts.readiness))
  app.use(ignoreForwarding(settings.trustedProxy))
  app.use(refuseForgeries(settings.origin))
  app.use(limitBodies)
  app.use(parts.developing ?? serveFiles(settings.filesFolder))
  if (parts.readChangeMark) app.use(keepPages(parts.readChangeMark))
  app.use(shedLoad(settings.mostAtOnce))
  app.use(cachePages)
  app.use(compression({ level: 1, threshold: 1_400 }))
  app.all('*', pages(parts))
  app.use(answerFailure)
  return app
}

function pages(parts: AppParts): RequestHandler {
  const { origin, isProduction } = parts.settings
  const getLoadContext = (request: Request, response: Response): AppLoadContext => {
    const { nonce, requestId, refusal } = factsOf(response)
    return { nonce, requestId, address: request.ip ?? 'unknown', refusal }
  }
  const mode = parts.developing ? 'development' : 'production'
  const handlerOf = (build: ServerBuild | (() => Promise<ServerBuild>)) =>
    createRequestHandler({ build: build as never, getLoadContext, mode })
  const whole = handlerOf(parts.freshBuild ?? parts.build)
  const near = nearRoutes(parts.build, handlerOf)
  const isForAll = (request: Request) => parts.freshBuild !== undefined || request.path === '/__manifest'
  const handle: typeof whole = (request, response, next) =>
    (isForAll(request) ? whole : near(pathOf(request)))(request, response, next)
  const host = new URL(origin).host
  return (request, response, next) => {
    // Behind a proxy the Host may be anything; Remix compares it with the Origin that was already checked above.
    if (isProduction) request.headers.host = host
    drawRefusals(request, response, (asked) => void handle(asked, response, next))
    return void handle(request, response, next)
  }
}

/** The path that Remix sees: of the address as a URL, which is not always that of the socket (see drawRefusals). */
function pathOf({ originalUrl }: Request): string {
  return new URL(`http://portal${originalUrl}`).pathname
}

/** What an exception outside Remix becomes: 400 when the request could not be read, else 500. Never the exception's own words. */
function answerFailure(failure: unknown, _request: Request, response: Response, next: NextFunction): void {
  const { requestId } = factsOf(response)
  const said = (failure as { status?: unknown }).status
  const status = failure instanceof URIError || (typeof said === 'number' && said < 500) ? 400 : 500
  if (status === 500) log.error({ requestId, ...errorFields(failure) }, 'a request failed')
  if (response.headersSent) next(failure)
  else response.status(status).type('html').send(plainPage(status, requestId))
}

function proxySetting(said: string): number | string {
  return /^\d+$/.test(said) ? Number(said) : said
}

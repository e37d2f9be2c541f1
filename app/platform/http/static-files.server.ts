import { existsSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import express, { type NextFunction, type Request, type RequestHandler, type Response, Router } from 'express'

const encodings = [
  ['br', '.br'],
  ['gzip', '.gz'],
] as const

/** Files of the browser build: those named by their content for ever, the rest for an hour, compressed at build time. */
export function serveFiles(folder: string): RequestHandler {
  const root = resolve(folder)
  const known = new Set(
    existsSync(root) ? readdirSync(root, { recursive: true }).map((file) => `/${String(file)}`) : [],
  )
  const router = Router()
  router.use(choosePacked(known))
  router.use(
    '/assets',
    express.static(join(root, 'assets'), { immutable: true, maxAge: '1y', setHeaders: sayWhatItIs }),
  )
  router.use('/assets', (_request, response) => void response.status(404).type('text/plain').send('No such file.\n'))
  router.use(express.static(root, { maxAge: '1h', index: false, setHeaders: sayWhatItIs }))
  return router
}

/** Turns a request for a file into one for its packed twin, when there is one and the browser can unpack it. */
function choosePacked(known: Set<string>): RequestHandler {
  return (request: Request, response: Response, next: NextFunction) => {
    const path = request.path
    if (!known.has(path) || !known.has(`${path}.gz`)) return next()
    response.vary('accept-encoding')
    const accepted = request.acceptsEncodings(encodings.map(([encoding]) => encoding))
    const chosen = encodings.find(([encoding]) => encoding === accepted)
    if (chosen && known.has(path + chosen[1])) {
      response.locals.packed = { encoding: chosen[0], of: path }
      request.url = request.url.replace(path, path + chosen[1])
    }
    next()
  }
}

function sayWhatItIs(response: Response): void {
  const packed = response.locals.packed as { encoding: string; of: string } | undefined
  if (!packed) return
  response.type(packed.of.slice(packed.of.lastIndexOf('.') + 1))
  response.setHeader('content-encoding', packed.encoding)
}

import type { NextFunction, Request, RequestHandler, Response } from 'express'
import helmet from 'helmet'
import { embedScript } from '#app/embed-script.ts'
import { factsOf } from './request-ids.server.ts'

type Options = {
  origin: string
  /** Where a form's answer may lead: Stripe's pages, or the sandbox's. */
  formTargets: string[]
  /** Hot reload needs styles in the page and a socket. */
  isDeveloping: boolean
}

/** Strict headers on every answer, errors and files included. Scripts run only with the nonce of this very answer. */
export function secureHeaders(options: Options): RequestHandler {
  const isHttps = options.origin.startsWith('https:')
  const nonceOf = (_request: unknown, response: unknown) => `'nonce-${factsOf(response as Response).nonce}'`
  const secure = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: [nonceOf, "'strict-dynamic'"],
        styleSrc: ["'self'", ...(options.isDeveloping ? ["'unsafe-inline'"] : [])],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'", ...(options.isDeveloping ? ['ws:'] : [])],
        formAction: ["'self'", ...options.formTargets],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
        objectSrc: ["'none'"],
        manifestSrc: ["'self'"],
      },
    },
    strictTransportSecurity: isHttps ? { maxAge: 63_072_000, includeSubDomains: true, preload: true } : false,
    referrerPolicy: { policy: 'strict-origin-when-cross-origin' },
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    xFrameOptions: { action: 'deny' },
    xXssProtection: false,
  })
  return (request: Request, response: Response, next: NextFunction) => {
    response.setHeader('permissions-policy', 'camera=(), microphone=(), geolocation=(), payment=(), usb=()')
    secure(request, response, (problem) => {
      // Other sites' pages load this one file; everything else of ours stays ours.
      if (request.path === embedScript) response.setHeader('cross-origin-resource-policy', 'cross-origin')
      next(problem)
    })
  }
}

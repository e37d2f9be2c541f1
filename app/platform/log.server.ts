import { AsyncLocalStorage } from 'node:async_hooks'
import { pino } from 'pino'
import { env } from './env.server.ts'

const request = new AsyncLocalStorage<{ requestId: string }>()

/** Fields that may carry a person or a secret are struck out even when someone logs them by mistake. */
const secret = ['email', 'name', 'password', 'token', 'cookie', 'authorization', 'secret', 'address', 'to', 'body']
const redact = { paths: secret.flatMap((field) => [field, `*.${field}`, `*.*.${field}`]), censor: '[struck out]' }

/** Structured lines with ids and figures: never names, mail addresses or bodies. */
export const log = pino({
  level: env().logLevel,
  base: null,
  redact,
  timestamp: pino.stdTimeFunctions.isoTime,
  formatters: { level: (level) => ({ level }) },
  mixin: () => ({ ...request.getStore() }),
})

/** Runs work so that every line it logs carries the request's id. */
export function withRequestId<Made>(requestId: string, work: () => Made): Made {
  return request.run({ requestId }, work)
}

/** What of an error may be logged: its kind, its words and where it was thrown, and the same of its cause. */
export function errorFields(thrown: unknown): Record<string, unknown> {
  if (!(thrown instanceof Error)) return { error: typeof thrown }
  const cause = thrown.cause === undefined ? {} : { cause: errorFields(thrown.cause) }
  return {
    error: thrown.name,
    message: withoutValues(thrown.message),
    at: placesOf(thrown),
    ...cause,
  }
}

function placesOf(thrown: Error): string[] {
  const lines = thrown.stack?.split('\n') ?? []
  return lines
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 6)
    .map((line) => line.trim())
}

/** A database error quotes the query's values after "params:"; those stay out of the log. */
function withoutValues(message: string): string {
  return message.replace(/\nparams:[\s\S]*$/, '').slice(0, 2_000)
}

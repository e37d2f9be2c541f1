import { apiActions, type FaultRule, isApiAction, isWebhookAction, type Match, webhookActions } from '../faults.ts'

const texts = ['method', 'path', 'type'] as const
const numbers = ['nth', 'every', 'probability', 'seed'] as const

/**
 * Reads a fault rule from JSON (`{"match":{"path":"/v1/refunds"},"action":"cut_after"}`) or from the flat fields of the
 * inspector's form; a sentence when it cannot be.
 */
export function readFault(body: Record<string, unknown>): FaultRule | string {
  const action = String(body.action ?? '')
  if (!isApiAction(action) && !isWebhookAction(action))
    return `Unknown action "${action}". For the API: ${apiActions.join(', ')}. For webhooks: ${webhookActions.join(', ')}, release.`
  const given = typeof body.match === 'object' && body.match !== null ? { ...body.match } : body
  const match = readMatch(new Map(Object.entries(given)))
  if (typeof match === 'string') return match
  const amount = readNumber(body.amount ?? body.ms ?? body.seconds ?? body.n ?? body.window, 'amount')
  const times = readNumber(body.times, 'times')
  if (typeof amount === 'string') return amount
  if (typeof times === 'string') return times
  return { match, action, ...(amount === null ? {} : { amount }), ...(times === null ? {} : { times }) }
}

function readMatch(given: Map<string, unknown>): Match | string {
  const match: Match = {}
  for (const key of texts) {
    const value = given.get(key)
    if (typeof value === 'string' && value !== '') match[key] = value
  }
  for (const key of numbers) {
    const value = readNumber(given.get(key), key)
    if (typeof value === 'string') return value
    if (value !== null) match[key] = value
  }
  return match
}

function readNumber(value: unknown, name: string): number | string | null {
  if (value === undefined || value === '' || value === null) return null
  const number = Number(value)
  return Number.isFinite(number) && number >= 0 ? number : `"${name}" must be a number that is not negative.`
}

import type { SubscriptionAsked } from '../billing/describe-subscription.ts'
import { firstPeriod } from '../billing/first-period.ts'
import type { LineItem, Session, SetupIntent } from '../objects.ts'
import { offeredTypes } from '../payments/offered-types.ts'
import { createSetupIntent } from '../payments/setup-intents.ts'
import { invalid, NotImplemented } from '../wire/errors.ts'
import { mergeMetadata } from '../wire/metadata.ts'
import type { World } from '../world.ts'
import { checkEmail, requireCustomer } from './customers.ts'
import { describeSession, type Worked } from './describe-session.ts'
import { readAmount } from './money.ts'
import { buildLines, totalOf } from './session-lines.ts'
import type { SessionAsked } from './session-params.ts'
import { subscriptionAsked } from './session-subscription.ts'

const shortestSeconds = 30 * 60
const longestSeconds = 24 * 3600

/** Opens a Checkout session. Nothing is charged, and in payment and subscription mode no intent exists, until the donor confirms. */
export function createSession(world: World, asked: SessionAsked): Session {
  refuse(asked)
  checkCustomer(world, asked)
  const expiresAt = readExpiry(world, asked.expires_at)
  const lines = buildLines(world, asked.line_items ?? [])
  const begin = asked.mode === 'subscription' ? subscriptionAsked(world, asked, lines) : null
  const due = dueNow(world, asked, { lines, begin })
  const currency = due.currency ?? asked.currency ?? null
  const types = offeredTypes(world, { allowed: asked.allowed_payment_method_types, currency })
  const setup = asked.mode === 'setup' ? openSetup(world, asked, types) : null
  const session = world.store.sessions.put(
    describeSession(world, asked, { ...due, currency, expiresAt, types, setupIntent: setup?.id ?? null }),
  )
  const intent = asked.payment_intent_data
  world.store.sessionMemory.put({
    id: session.id,
    lineItems: lines,
    customerId: asked.customer ?? null,
    intent: {
      description: intent?.description ?? null,
      metadata: mergeMetadata({}, intent?.metadata),
      statementDescriptor: intent?.statement_descriptor ?? null,
      suffix: intent?.statement_descriptor_suffix ?? null,
      receiptEmail: intent?.receipt_email ?? null,
      setupFutureUsage: asked.mode === 'subscription' ? 'off_session' : (intent?.setup_future_usage ?? null),
      captureMethod: intent?.capture_method === 'automatic' ? 'automatic' : 'automatic_async',
    },
    paymentIntentId: null,
    setupIntentId: setup?.id ?? null,
    subscription: begin,
    bank: null,
  })
  world.clock.schedule({ kind: 'expire-session', subject: session.id, inSeconds: expiresAt - world.clock.seconds() })
  return session
}

interface Ordered {
  lines: LineItem[]
  begin: SubscriptionAsked | null
}

/** What the donor pays on the page: the lines, a subscription's first period, or nothing when a method is only saved. */
function dueNow(world: World, asked: SessionAsked, { lines, begin }: Ordered): Pick<Worked, 'amount' | 'currency'> {
  if (asked.mode === 'setup') {
    if (lines.length > 0) throw invalid('`line_items` cannot be used in setup mode.', { param: 'line_items' })
    if (asked.currency === undefined && asked.allowed_payment_method_types === undefined)
      throw invalid('`currency` is required in setup mode.', { code: 'parameter_missing', param: 'currency' })
    return { amount: null, currency: asked.currency ?? null }
  }
  if (lines.length === 0)
    throw invalid(`\`line_items\` is required in ${asked.mode} mode.`, {
      code: 'parameter_missing',
      param: 'line_items',
    })
  const total = totalOf(lines)
  if (asked.currency !== undefined && asked.currency !== total.currency)
    throw invalid(`The currency ${asked.currency} does not match that of the line items.`, { param: 'currency' })
  readAmount(total.amount, total.currency, 'line_items')
  if (begin) return { amount: firstPeriod(begin, world.clock.seconds()).total, currency: total.currency }
  if (lines.some((line) => line.price.recurring))
    throw invalid(
      'You specified `payment` mode but passed a recurring price. Either switch to `subscription` mode or use only one-time prices.',
      { param: 'mode' },
    )
  return total
}

function openSetup(world: World, asked: SessionAsked, types: string[]): SetupIntent {
  return createSetupIntent(world, {
    customer: asked.customer ?? null,
    description: asked.setup_intent_data?.description ?? null,
    metadata: mergeMetadata({}, asked.setup_intent_data?.metadata),
    types,
    allowedTypes: null,
    isAutomatic: false,
    usage: 'off_session',
  })
}

function refuse(asked: SessionAsked): void {
  for (const [mode, param] of ofOneMode)
    if (asked.mode !== mode && asked[param] !== undefined)
      throw invalid(`You can not pass \`${param}\` in \`${asked.mode}\` mode.`, { param })
  if (asked.ui_mode !== undefined && asked.ui_mode !== 'hosted_page')
    throw new NotImplemented(`ui_mode=${asked.ui_mode}`)
  if (asked.payment_intent_data?.capture_method === 'manual')
    throw new NotImplemented('payment_intent_data[capture_method]=manual')
  if (
    (asked.submit_type === 'subscribe') !== (asked.mode === 'subscription') &&
    asked.submit_type !== undefined &&
    asked.submit_type !== 'auto'
  )
    throw invalid(`\`submit_type\` ${asked.submit_type} is not allowed in ${asked.mode} mode.`, {
      param: 'submit_type',
    })
  for (const param of ['success_url', 'cancel_url'] as const) checkUrl(asked[param], param)
  if (asked.success_url === undefined)
    throw invalid('Missing required param: success_url.', { code: 'parameter_missing', param: 'success_url' })
}

const ofOneMode = [
  ['payment', 'payment_intent_data'],
  ['setup', 'setup_intent_data'],
  ['subscription', 'subscription_data'],
] as const

function checkUrl(url: string | undefined, param: string): void {
  if (url === undefined || (URL.canParse(url) && /^https?:$/.test(new URL(url).protocol))) return
  throw invalid('Not a valid URL', { code: 'url_invalid', param })
}

function checkCustomer(world: World, asked: SessionAsked): void {
  if (asked.customer !== undefined && asked.customer_email !== undefined)
    throw invalid('You may only specify one of these parameters: customer, customer_email.', {
      param: 'customer_email',
    })
  if (asked.customer !== undefined && asked.customer_creation !== undefined)
    throw invalid('You may only specify one of these parameters: customer, customer_creation.', {
      param: 'customer_creation',
    })
  if (asked.customer !== undefined) requireCustomer(world, asked.customer, { param: 'customer' })
  checkEmail(asked.customer_email, 'customer_email')
}

function readExpiry(world: World, asked: number | undefined): number {
  const now = world.clock.seconds()
  if (asked === undefined) return now + longestSeconds
  // One second of grace each way: the caller's clock read the time a moment earlier.
  if (asked < now + shortestSeconds - 1)
    throw invalid('The `expires_at` timestamp must be at least 30 minutes from Checkout Session creation.', {
      param: 'expires_at',
    })
  if (asked > now + longestSeconds + 1)
    throw invalid('The `expires_at` timestamp must be less than 24 hours from Checkout Session creation.', {
      param: 'expires_at',
    })
  return asked
}

import type { Id } from '#app/units/id.ts'
import type { Tx } from '#db/client.server.ts'
import type { Answer } from '../payments.ts'
import type { Result, Sender } from '../send-operation.server.ts'
import { endCardUpdate, noteCardSetup } from './note-card.server.ts'
import { noteChange, noteChangeRefused } from './note-change.server.ts'
import { notePlanCheckout, notePlanRefused } from './note-plan.server.ts'
import type { PlanEndpoint } from './plan-operation.ts'

/** How each operation about plans is said, and what its answer is written to. */
export const planSenders: Record<PlanEndpoint, Sender> = {
  'products.create': async (world, _actor, { key, params }) =>
    resultOf(await world.payments.makeProduct(key, params), { idOf: (made) => made.productId }),

  'checkout.sessions.create:plan': async (world, actor, { key, params, subjectId }) => {
    const planId = subjectId as Id<'pln'>
    return resultOf(await world.payments.startCheckout(key, params), {
      idOf: (made) => made.sessionId,
      onDone: (made) => (tx) => notePlanCheckout(tx, { planId, ...made }),
      onRefused: (tx) => notePlanRefused(tx, world, { actor, planId }),
    })
  },

  // Refused means that the page is closed already, paid or not: settling the plan says which.
  'checkout.sessions.expire:plan': async (world, _actor, { key, params }) =>
    resultOf(await world.payments.expireCheckout(key, params), { idOf: (made) => made.sessionId }),

  'subscriptions.update': async (world, actor, { key, params, subjectId }) => {
    const changeId = subjectId as Id<'pch'>
    const answer = await world.payments.changeSubscription(key, params)
    return resultOf(answer, {
      idOf: (seen) => seen.subscriptionId,
      onDone: (seen) => (tx) => noteChange(tx, world, { actor, changeId, seen }),
      onRefused: (tx, because) => noteChangeRefused(tx, world, { changeId, because }),
    })
  },

  'checkout.sessions.create:card': async (world, _actor, { key, params, subjectId }) => {
    const updateId = subjectId as Id<'cup'>
    return resultOf(await world.payments.startCheckout(key, params), {
      idOf: (made) => made.sessionId,
      onDone: (made) => (tx) => noteCardSetup(tx, { updateId, ...made }),
      onRefused: (tx) => endCardUpdate(tx, { updateId, state: 'failed', at: world.clock.now() }),
    })
  },

  // A declined card, or an invoice that is paid or closed already: settling the invoice says which.
  'invoices.pay': async (world, _actor, { key, params }) =>
    resultOf(await world.payments.payInvoice(key, params), { idOf: (made) => made.invoiceId }),

  'invoices.void': async (world, _actor, { key, params }) =>
    resultOf(await world.payments.voidInvoice(key, params), { idOf: (made) => made.invoiceId }),
}

type Writing<Made> = {
  idOf: (made: Made) => string
  onDone?: (made: Made) => (tx: Tx) => Promise<void>
  onRefused?: (tx: Tx, because: string) => Promise<void>
}

/** An answer as the operation keeps it, and what is written together with it. */
function resultOf<Made>(answer: Answer<Made>, { idOf, onDone, onRefused }: Writing<Made>): Result {
  if (answer.kind === 'done') {
    const write = onDone?.(answer.made)
    return { state: 'done', responseId: idOf(answer.made), ...(write && { write }) }
  }
  const failure = answer.because
  if (answer.kind === 'unknown') return { state: 'unknown', failure }
  return { state: 'failed', failure, ...(onRefused && { write: (tx: Tx) => onRefused(tx, failure) }) }
}

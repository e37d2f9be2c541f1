import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { z } from 'zod'
import { type PayRefusal, payInstalment } from '#app/domain/giving/pledges/pay-instalment.server.ts'
import { readOwnPledge } from '#app/domain/giving/pledges/read-pledge.server.ts'
import { paths } from '#app/paths.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { readForm } from '#app/platform/form.server.ts'
import { actorFor, notFound, requirePerson } from '#app/platform/guards.server.ts'
import { parseId } from '#app/units/id.ts'
import { world } from '#app/world.server.ts'

const PayForm = z.object({ instalment: z.string() })

/** Nothing to see here: a giver who was asked to sign in on the way goes where the button is. */
export async function loader(args: LoaderFunctionArgs) {
  const person = await requirePerson(args)
  const pledgeId = parseId('plg', args.params.pledgeId) ?? notFound()
  const pledge = (await readOwnPledge(world.db, pledgeId, { person, intentId: null })) ?? notFound()
  return redirect(paths.backer.pledge(pledge.id))
}

/** Sends a giver to the page on which she pays one part of her pledge herself. */
export async function action(args: ActionFunctionArgs) {
  const person = await requirePerson(args)
  const pledgeId = parseId('plg', args.params.pledgeId) ?? notFound()
  const pledge = (await readOwnPledge(world.db, pledgeId, { person, intentId: null })) ?? notFound()
  const form = await readForm(args.request, PayForm)
  const part = form.ok ? pledge.instalments.find(({ id }) => id === form.value.instalment) : undefined
  if (!part) return notFound()
  const outcome = await payInstalment(world, actorFor(args, person), part.id)
  if (outcome.ok) return redirect(outcome.value.url, 303)
  const text = sentences[outcome.refused]
  return redirectWithFlash(args.request, paths.backer.pledge(pledge.id), { tone: 'warn', text })
}

const sentences: Record<PayRefusal, string> = {
  'not-open': 'This part is settled already, or the pledge is not accepted yet. Nothing was charged.',
  'being-charged': 'This part is being paid at this moment. Nothing more was charged.',
  'part-too-large': 'A card takes up to $25,000. Save a bank account instead, or write to us.',
  'payments-refused': 'The payment page could not be opened. Nothing was charged. Try again.',
  'payments-silent': 'The payment service did not answer. Nothing was charged. Try again; it stays one payment.',
}

import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { answerChange, askedPlan } from '#app/area/plan-door.server.ts'
import { cancelPlan } from '#app/domain/giving/recurring/cancel-plan.server.ts'
import { publicPage } from '#app/platform/guards.server.ts'
import { world } from '#app/world.server.ts'

/** Nothing to see here: the button stands on the page of the gift. */
export async function loader(args: LoaderFunctionArgs) {
  const person = await publicPage(args)
  return redirect((await askedPlan(args, person)).back)
}

export async function action(args: ActionFunctionArgs) {
  const person = await publicPage(args)
  const asked = await askedPlan(args, person)
  const outcome = await cancelPlan(world, asked.holder, asked.planId)
  return answerChange(
    args,
    asked,
    outcome,
    'Stopped. Nothing more is charged, and a letter says so. You can take it up again below.',
  )
}

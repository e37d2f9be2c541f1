import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { z } from 'zod'
import { answerChange, askedPlan } from '#app/area/plan-door.server.ts'
import { pausePlan } from '#app/domain/giving/recurring/pause-plan.server.ts'
import { readForm } from '#app/platform/form.server.ts'
import { publicPage } from '#app/platform/guards.server.ts'
import { refuse } from '#app/units/outcome.ts'
import { world } from '#app/world.server.ts'

const PauseForm = z.object({ skips: z.coerce.number().int() })

/** Nothing to see here: the button stands on the page of the gift. */
export async function loader(args: LoaderFunctionArgs) {
  const person = await publicPage(args)
  return redirect((await askedPlan(args, person)).back)
}

export async function action(args: ActionFunctionArgs) {
  const person = await publicPage(args)
  const asked = await askedPlan(args, person)
  const form = await readForm(args.request, PauseForm)
  const outcome = form.ok
    ? await pausePlan(world, asked.holder, { planId: asked.planId, skips: form.value.skips })
    : refuse('nothing-changes')
  return answerChange(args, asked, outcome, 'Left out. It goes on by itself, on the day below.')
}

import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { z } from 'zod'
import { withdrawWallPlace } from '#app/domain/giving/wall/withdraw-wall-place.server.ts'
import { paths } from '#app/paths.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { readForm } from '#app/platform/form.server.ts'
import { notFound, requirePerson } from '#app/platform/guards.server.ts'
import { requestIdOf } from '#app/platform/request.server.ts'
import { parseId } from '#app/units/id.ts'
import { world } from '#app/world.server.ts'

const Leaving = z.object({ donor: z.string() })

export async function loader(args: LoaderFunctionArgs) {
  await requirePerson(args)
  return redirect(paths.backer.wall())
}

export async function action(args: ActionFunctionArgs) {
  const person = await requirePerson(args)
  const form = await readForm(args.request, Leaving)
  const donorId = parseId('dnr', form.ok ? form.value.donor : null) ?? notFound()
  const outcome = await withdrawWallPlace(world, person, { donorId, requestId: requestIdOf(args) })
  if (!outcome.ok && outcome.refused === 'not-yours') return notFound()
  const text = 'You are not shown any more. What others have copied meanwhile we cannot call back.'
  return redirectWithFlash(args.request, paths.backer.wall(donorId), { tone: 'good', text })
}

import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { HoursPage } from '#app/area/hours-page.tsx'
import { notHours, readMonthHours } from '#app/area/month-hours.ts'
import { madeId } from '#app/area/typed-fields.ts'
import { readAllocationFor } from '#app/domain/compute/read-allocations.server.ts'
import { type ReturnRefusal, returnHours } from '#app/domain/compute/return-hours.server.ts'
import { paths } from '#app/paths.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { readForm, refuseForm } from '#app/platform/form.server.ts'
import { actorFor, notFound, requireRole } from '#app/platform/guards.server.ts'
import { parseId } from '#app/units/id.ts'
import { monthOf } from '#app/units/time.ts'
import { world } from '#app/world.server.ts'

export const meta: MetaFunction = () => [{ title: 'Take hours back' }]

export async function loader(args: LoaderFunctionArgs) {
  const officer = await requireRole(args, 'compute_officer', 'administrator')
  const id = parseId('alo', args.params.allocationId)
  const allocation = id ? await readAllocationFor(world.db, officer, id) : null
  if (!allocation) return notFound()
  const now = monthOf(world.clock.now())
  const months = allocation.months
    .filter(({ month }) => month >= now)
    .map(({ month, planned }) => ({ month, free: planned }))
  return { id: allocation.id, title: allocation.projectTitle, changeId: world.ids.next('chg'), months }
}

export async function action(args: ActionFunctionArgs) {
  const officer = await requireRole(args, 'compute_officer', 'administrator')
  const allocationId = parseId('alo', args.params.allocationId)
  if (!allocationId) return notFound()
  const form = await readForm(args.request, z.object({ changeId: madeId('chg') }).loose())
  if (!form.ok) return data({ form: form.reply }, { status: 400 })
  const hours = readMonthHours(form.values)
  if (!hours.ok) return refuseForm(form, { field: hours.field, sentence: notHours }, 400)
  const outcome = await returnHours(world, actorFor(args, officer), {
    allocationId,
    changeId: form.value.changeId,
    months: hours.months,
  })
  if (!outcome.ok) {
    if (outcome.refused === 'no-such-allocation') return notFound()
    return refuseForm(form, sentences[outcome.refused])
  }
  return redirectWithFlash(args.request, paths.admin.allocation(allocationId), {
    tone: 'good',
    text: 'The hours are back in their pools.',
  })
}

const sentences: Record<Exclude<ReturnRefusal, 'no-such-allocation'>, string> = {
  'not-allowed': 'Only compute officers take hours back.',
  'no-hours': 'Type hours in at least one month.',
  'month-over': 'Hours of months gone by cannot be given to others.',
  'more-than-planned': 'One of the months has fewer hours in its plan.',
  'other-words': 'This form was sent before with other words. Open a new one, so that nothing is returned twice.',
  'not-enough-left': 'Less is left of the allocation than that.',
}

export default function ReturnHours() {
  const form = useActionData<typeof action>()?.form
  return (
    <HoursPage act="Take hours back" allocation={useLoaderData<typeof loader>()} form={form} freeWord="in the plan" />
  )
}

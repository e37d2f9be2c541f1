import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { HoursPage } from '#app/area/hours-page.tsx'
import { lastPartWaits } from '#app/area/last-part-note.tsx'
import { notHours, readMonthHours } from '#app/area/month-hours.ts'
import { shortfallWords } from '#app/area/shortfall-words.ts'
import { madeId } from '#app/area/typed-fields.ts'
import { type AddHoursRefusal, addHours } from '#app/domain/compute/add-hours.server.ts'
import { readAllocationFor, readWaitingAward } from '#app/domain/compute/read-allocations.server.ts'
import { readFree } from '#app/domain/compute/read-capacity.server.ts'
import { readLastPart } from '#app/domain/compute/read-last-part.server.ts'
import { paths } from '#app/paths.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { readForm, refuseForm } from '#app/platform/form.server.ts'
import { actorFor, notFound, requireRole } from '#app/platform/guards.server.ts'
import { parseId } from '#app/units/id.ts'
import { dayIn, monthOf } from '#app/units/time.ts'
import { world } from '#app/world.server.ts'

export const meta: MetaFunction = () => [{ title: 'Add hours' }]

const Ask = z
  .object({ changeId: madeId('chg'), override: z.string().max(500, 'A reason is at most 500 letters.').default('') })
  .loose()

export async function loader(args: LoaderFunctionArgs) {
  const officer = await requireRole(args, 'compute_officer', 'administrator')
  const id = parseId('alo', args.params.allocationId)
  const allocation = id ? await readAllocationFor(world.db, officer, id) : null
  if (!allocation) return notFound()
  const { awardId, gpuClass } = allocation
  const now = world.clock.now()
  const [months, award, lastPart] = await Promise.all([
    readFree(world.db, gpuClass, monthOf(now)),
    readWaitingAward(world.db, allocation),
    awardId ? readLastPart(world.db, { awardId, gpuClass, today: dayIn(world.lab.timeZone, now) }) : null,
  ])
  const changeId = world.ids.next('chg')
  const waiting = award && { award, gpuClass }
  return { id: allocation.id, title: allocation.projectTitle, changeId, months, lastPart, waiting }
}

export async function action(args: ActionFunctionArgs) {
  const officer = await requireRole(args, 'compute_officer', 'administrator')
  const allocationId = parseId('alo', args.params.allocationId)
  if (!allocationId) return notFound()
  const form = await readForm(args.request, Ask)
  if (!form.ok) return data({ form: form.reply }, { status: 400 })
  const hours = readMonthHours(form.values)
  if (!hours.ok) return refuseForm(form, { field: hours.field, sentence: notHours }, 400)
  const outcome = await addHours(world, actorFor(args, officer), {
    allocationId,
    changeId: form.value.changeId,
    months: hours.months,
    override: form.value.override,
  })
  if (!outcome.ok) {
    if (outcome.refused === 'no-such-allocation') return notFound()
    if (outcome.refused === 'last-part-waits') return refuseForm(form, lastPartWaits)
    const isShort = outcome.refused === 'not-enough-left'
    return refuseForm(form, isShort ? shortfallWords(outcome.detail) : sentences[outcome.refused])
  }
  return redirectWithFlash(args.request, paths.admin.allocation(allocationId), {
    tone: 'good',
    text: 'The hours are added.',
  })
}

const sentences: Record<Exclude<AddHoursRefusal, 'no-such-allocation' | 'last-part-waits'>, string> = {
  'not-allowed': 'Only compute officers add hours.',
  'no-hours': 'Type hours in at least one month.',
  ended: 'This allocation has ended.',
  'project-closed': 'The project is closed; nothing was added.',
  'award-waits':
    'An award of this project waits for hours of this class. Allocate it under “Allocate hours”; it takes over this allocation.',
  'other-words': 'This form was sent before with other words. Open a new one, so that nothing is added twice.',
  'not-enough-left': 'Not enough hours are left; nothing was added.',
}

export default function AddHours() {
  const form = useActionData<typeof action>()?.form
  return <HoursPage act="Add hours" allocation={useLoaderData<typeof loader>()} form={form} />
}

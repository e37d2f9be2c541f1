import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { formErrors } from '#app/area/form-errors.ts'
import { lastPartWaits } from '#app/area/last-part-note.tsx'
import { notHours, readMonthHours } from '#app/area/month-hours.ts'
import { shortfallWords } from '#app/area/shortfall-words.ts'
import { madeId } from '#app/area/typed-fields.ts'
import { type AllocateRefusal, allocateHours } from '#app/domain/compute/allocate-hours.server.ts'
import { paths } from '#app/paths.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { readForm, refuseForm } from '#app/platform/form.server.ts'
import { actorFor, requireRole } from '#app/platform/guards.server.ts'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { StaffPage } from '#app/ui/page.tsx'
import { parseId } from '#app/units/id.ts'
import { world } from '#app/world.server.ts'
import { ChooseForm } from './choose-form.tsx'
import { HoursForm } from './hours-form.tsx'
import { readOffer } from './read-offer.server.ts'

export const meta: MetaFunction = () => [{ title: 'Allocate hours' }]

const Allocate = z
  .object({
    allocationId: madeId('alo'),
    projectId: z.string('Choose a project.'),
    gpuClass: z.string('Choose a GPU class.'),
    awardId: z.string().optional(),
    override: z.string().max(500, 'A reason is at most 500 letters.').default(''),
  })
  .loose()

export async function loader(args: LoaderFunctionArgs) {
  await requireRole(args, 'compute_officer', 'administrator')
  return readOffer(world, new URL(args.request.url).searchParams)
}

export async function action(args: ActionFunctionArgs) {
  const officer = await requireRole(args, 'compute_officer', 'administrator')
  const form = await readForm(args.request, Allocate)
  if (!form.ok) return data({ form: form.reply }, { status: 400 })
  const hours = readMonthHours(form.values)
  if (!hours.ok) return refuseForm(form, { field: hours.field, sentence: notHours }, 400)
  const projectId = parseId('prj', form.value.projectId)
  if (!projectId) return refuseForm(form, sentences['no-such-project'], 400)
  const { allocationId, gpuClass, override } = form.value
  const awardId = parseId('awd', form.value.awardId)
  const outcome = await allocateHours(world, actorFor(args, officer), {
    allocationId,
    projectId,
    awardId,
    gpuClass,
    months: hours.months,
    override,
  })
  if (!outcome.ok) {
    if (outcome.refused === 'last-part-waits') return refuseForm(form, lastPartWaits)
    const isShort = outcome.refused === 'not-enough-left'
    return refuseForm(form, isShort ? shortfallWords(outcome.detail) : sentences[outcome.refused])
  }
  return redirectWithFlash(args.request, paths.admin.allocation(outcome.value.allocationId), {
    tone: 'good',
    text: 'The hours are allocated, and the project’s lead is told by letter.',
  })
}

const sentences: Record<Exclude<AllocateRefusal, 'last-part-waits'>, string> = {
  'not-allowed': 'Only compute officers allocate hours.',
  'no-hours': 'Type hours in at least one month.',
  'no-such-project': 'Choose a project that is not closed, and an award of its own.',
  'no-such-class': 'The lab does not list this GPU class.',
  'already-allocated': 'This project has its allocation of this class already: add hours there instead.',
  'other-words': 'This form was sent before with other words. Open a new one, so that nothing is allocated twice.',
  'not-enough-left': 'Not enough hours are left; nothing was allocated.',
}

export default function NewAllocation() {
  const offer = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()?.form
  return (
    <StaffPage
      title="Allocate hours"
      lead="Hours come out of the pools of their months. What a pool does not have cannot be promised."
      breadcrumb={[{ to: paths.admin.allocations(), label: 'Allocations' }]}
      notices={<ErrorSummary errors={formErrors(form)} />}
    >
      {offer.chosen ? (
        <HoursForm chosen={offer.chosen} form={form} />
      ) : (
        <ChooseForm choices={offer} asked={offer.asked} />
      )}
    </StaffPage>
  )
}

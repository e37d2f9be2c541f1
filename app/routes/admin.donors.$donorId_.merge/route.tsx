import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { donorPage } from '#app/area/donor-page.ts'
import { formErrors } from '#app/area/form-errors.ts'
import { madeId } from '#app/area/typed-fields.ts'
import { findDonor } from '#app/domain/giving/donors/find-donor.server.ts'
import { type MergeRefusal, mergeDonors } from '#app/domain/giving/donors/merge-donors.server.ts'
import { readTwoDonors } from '#app/domain/giving/donors/read-merge.server.ts'
import { readDonor } from '#app/domain/giving/read-donors.server.ts'
import { paths } from '#app/paths.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { readForm, refuseForm } from '#app/platform/form.server.ts'
import { notFound, requireFreshStep, requireRole } from '#app/platform/guards.server.ts'
import { requestIdOf } from '#app/platform/request.server.ts'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { StaffPage } from '#app/ui/page.tsx'
import { type Id, parseId } from '#app/units/id.ts'
import { world } from '#app/world.server.ts'
import { ChooseForm } from './choose-form.tsx'
import { TwoDonors } from './two-donors.tsx'

export const meta: MetaFunction = () => [{ title: 'Make two donors one' }]

export async function loader(args: LoaderFunctionArgs) {
  const staff = await requireRole(args, 'finance_officer', 'fundraiser')
  const keptId = parseId('dnr', args.params.donorId) ?? notFound()
  const kept = (await readDonor(world.db, staff, keptId)) ?? notFound()
  if (kept.mergedInto) throw redirect(paths.admin.donorMerge(kept.mergedInto))
  const typed = (new URL(args.request.url).searchParams.get('with') ?? '').replaceAll('\0', '').slice(0, 254)
  const mergedId = typed ? await findDonor(world.db, staff, typed) : null
  const ids = mergedId && { keptId, mergedId }
  const [two, merged] = await Promise.all([
    ids && readTwoDonors(world.db, staff, ids),
    ids && readDonor(world.db, staff, ids.mergedId),
  ])
  return { kept, typed, two: two && merged ? { ...two, lines: [kept, merged] as const } : null }
}

export async function action(args: ActionFunctionArgs) {
  const staff = await requireRole(args, 'finance_officer', 'fundraiser')
  await requireFreshStep(args)
  const keptId = parseId('dnr', args.params.donorId) ?? notFound()
  const form = await readForm(args.request, z.object({ merged: madeId('dnr') }))
  if (!form.ok) return notFound()
  const asked = { keptId, mergedId: form.value.merged as Id<'dnr'>, requestId: requestIdOf(args) }
  const outcome = await mergeDonors(world, staff, asked)
  if (outcome.ok)
    return redirectWithFlash(args.request, paths.admin.donor(keptId), {
      tone: 'good',
      text: 'The two are one donor now. Old links lead here; under “Made one with this donor” it can be undone.',
    })
  if (outcome.refused === 'not-staff' || outcome.refused === 'no-such-donor') return notFound()
  return refuseForm(form, sentences[outcome.refused])
}

const sentences: Record<Exclude<MergeRefusal, 'not-staff' | 'no-such-donor'>, string> = {
  'same-donor': 'These are the same donor already.',
  'other-kind':
    'One is a person and the other an organisation or household. Add the person to it, or credit her for its gifts, instead.',
  'two-accounts':
    'Both have an account of their own. Whoever signs in with the other would no longer see her gifts, so these two stay apart.',
  erased: 'One of the two was erased. Her pseudonym may not be joined to a name again.',
  'both-have-plan':
    'Both give to the same fund again and again, the same way. Made one, that would be one donor charged twice: stop one of the two first.',
}

export default function Merge() {
  const { kept, typed, two } = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()?.form
  const obstacle = two?.obstacle ? sentences[two.obstacle] : null
  return (
    <StaffPage
      title={`Make another donor one with ${kept.name}`}
      lead="Gifts, plans, pledges, hours, credits, people, notes and tasks of the other go over to this one. Receipts and statements stay as they were issued. It can be undone."
      {...donorPage(kept)}
      notices={<ErrorSummary errors={formErrors(form)} />}
    >
      {two ? <TwoDonors {...two} obstacle={obstacle} /> : <ChooseForm typed={typed} />}
    </StaffPage>
  )
}

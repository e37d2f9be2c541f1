import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { donorPage } from '#app/area/donor-page.ts'
import { formErrors } from '#app/area/form-errors.ts'
import { madeId } from '#app/area/typed-fields.ts'
import { type DonorWords, type EditRefusal, editDonor } from '#app/domain/giving/donors/edit-donor.server.ts'
import { readDonorRecord, readDonorStaff } from '#app/domain/giving/donors/read-donor-record.server.ts'
import { paths } from '#app/paths.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { readForm, refuseForm } from '#app/platform/form.server.ts'
import { notFound, requireRole } from '#app/platform/guards.server.ts'
import { requestIdOf } from '#app/platform/request.server.ts'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { StaffPage } from '#app/ui/page.tsx'
import { parseId } from '#app/units/id.ts'
import { world } from '#app/world.server.ts'
import { EditFields } from './edit-fields.tsx'

export const meta: MetaFunction = () => [{ title: 'Edit the donor' }]

const orNull = <Word,>(word: Word | undefined) => word ?? null
const line = (most: number) => z.string().trim().max(most, `At most ${most} letters.`).optional().transform(orNull)
const EditForm = z.object({
  name: z.string('Type a name.').trim().min(1, 'Type a name.').max(200, 'At most 200 letters.'),
  kind: z.enum(['person', 'organisation', 'household'], 'Choose one.'),
  email: z.email('This is not an e-mail address.').max(254, 'At most 254 letters.').optional().transform(orNull),
  street: line(200),
  city: line(100),
  state: line(40),
  postalCode: line(20),
  country: line(60),
  ownerId: madeId('psn').optional().transform(orNull),
})

export async function loader(args: LoaderFunctionArgs) {
  const staff = await requireRole(args, 'finance_officer', 'fundraiser')
  const donorId = parseId('dnr', args.params.donorId) ?? notFound()
  const record = (await readDonorRecord(world, staff, donorId)) ?? notFound()
  return { id: donorId, words: record.words, people: await readDonorStaff(world.db) }
}

export async function action(args: ActionFunctionArgs) {
  const staff = await requireRole(args, 'finance_officer', 'fundraiser')
  const donorId = parseId('dnr', args.params.donorId) ?? notFound()
  const form = await readForm(args.request, EditForm)
  if (!form.ok) return data({ form: form.reply }, { status: 400 })
  const words: DonorWords = form.value
  const outcome = await editDonor(world, staff, { donorId, words, requestId: requestIdOf(args) })
  if (outcome.ok)
    return redirectWithFlash(args.request, paths.admin.donor(donorId), { tone: 'good', text: 'The donor is changed.' })
  if (outcome.refused === 'not-staff' || outcome.refused === 'no-such-donor') return notFound()
  return refuseForm(form, sentences[outcome.refused])
}

const sentences: Record<
  Exclude<EditRefusal, 'not-staff' | 'no-such-donor'>,
  string | { field: string; sentence: string }
> = {
  'no-name': { field: 'name', sentence: 'Type a name.' },
  erased: 'This donor was erased. Nothing can be written to the record any more.',
  'address-taken': {
    field: 'email',
    sentence: 'Another donor has this address. If they are the same, make the two one instead.',
  },
  'has-contacts': { field: 'kind', sentence: 'Several people belong to this donor. Take them off first.' },
  'not-an-assignee': { field: 'ownerId', sentence: 'Only staff who look after donors can be chosen.' },
}

export default function Edit() {
  const { id, words, people } = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()?.form
  return (
    <StaffPage
      title={`Edit ${words.name}`}
      lead="Receipts keep what they said. The next ones go to the address of each gift."
      {...donorPage({ id, name: words.name })}
      notices={<ErrorSummary errors={formErrors(form)} />}
    >
      <EditFields id={id} words={words} people={people} form={form} />
    </StaffPage>
  )
}

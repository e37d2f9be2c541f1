import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { queryOf, readDonorsAsk } from '#app/area/donors-ask.ts'
import { formErrors } from '#app/area/form-errors.ts'
import { MailingFields } from '#app/area/mailing-fields.ts'
import { MailingForm } from '#app/area/mailing-form.tsx'
import { readSegments } from '#app/domain/giving/donors/read-segments.server.ts'
import { readWouldGet } from '#app/domain/giving/mailings/read-mailings.server.ts'
import { writeMailing } from '#app/domain/giving/mailings/write-mailing.server.ts'
import { paths } from '#app/paths.ts'
import { readForm, refuseForm } from '#app/platform/form.server.ts'
import { notFound, requireRole } from '#app/platform/guards.server.ts'
import { requestIdOf } from '#app/platform/request.server.ts'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { StaffPage } from '#app/ui/page.tsx'
import { dayIn } from '#app/units/time.ts'
import { world } from '#app/world.server.ts'
import { ChooseReaders } from './choose-readers.tsx'

export const meta: MetaFunction = () => [{ title: 'Write to a segment' }]

export async function loader(args: LoaderFunctionArgs) {
  const staff = await requireRole(args, 'finance_officer', 'fundraiser')
  const { filter, typed } = readDonorsAsk(args.request)
  const query = queryOf(typed)
  if (!isChosen(args.request, query)) return { chosen: null, saved: await readSegments(world.db, staff) }
  const today = dayIn(world.lab.timeZone, world.clock.now())
  const { total } = await readWouldGet(world.db, staff, { filter, today, page: { size: 1 } })
  return { chosen: { total, query }, saved: [] }
}

/** Everybody is a choice too, and one that is never made by leaving something out. */
function isChosen(request: Request, query: string): boolean {
  return query !== '' || new URL(request.url).searchParams.get('everyone') === 'yes'
}

/** The segment is what the address says. */
export async function action(args: ActionFunctionArgs) {
  const staff = await requireRole(args, 'finance_officer', 'fundraiser')
  const query = queryOf(readDonorsAsk(args.request).typed)
  const form = await readForm(args.request, MailingFields)
  if (!form.ok) return data({ form: form.reply }, { status: 400 })
  if (!isChosen(args.request, query)) return refuseForm(form, 'Choose first whom you write to.', 400)
  const outcome = await writeMailing(world, staff, { ...form.value, query, requestId: requestIdOf(args) })
  return outcome.ok ? redirect(paths.admin.mailing(outcome.value.mailingId)) : notFound()
}

export default function NewMailing() {
  const { chosen, saved } = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()?.form
  if (!chosen) return <ChooseReaders saved={saved} form={form} />
  const { total, query } = chosen
  const back = query ? `${paths.admin.donors()}?${query}` : paths.admin.donors()
  const donors = total === 1 ? 'One donor is' : `${total.toLocaleString('en-US')} donors are`
  return (
    <StaffPage
      title={query ? 'Write to this segment' : 'Write to every donor'}
      lead={`${donors} in it now. Whoever stopped such letters gets none.`}
      breadcrumb={[
        { to: paths.admin.donors(), label: 'Donors' },
        { to: paths.admin.mailings(), label: 'Letters to many' },
      ]}
      notices={<ErrorSummary errors={formErrors(form)} />}
    >
      <MailingForm form={form} act="Look at it" back={{ to: back, label: 'Leave it' }} />
    </StaffPage>
  )
}

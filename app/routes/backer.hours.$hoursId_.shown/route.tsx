import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { formErrors } from '#app/area/form-errors.ts'
import { ownMeta } from '#app/area/page-meta.ts'
import { ShownAsk } from '#app/area/shown-ask.ts'
import { ShownForm } from '#app/area/shown-form.tsx'
import { changeHoursIdentity } from '#app/domain/giving/in-kind/change-hours-identity.server.ts'
import { readOwnHoursPledge } from '#app/domain/giving/in-kind/read-hours.server.ts'
import { visibilityOf } from '#app/domain/giving/own/change-gift-identity.server.ts'
import { paths } from '#app/paths.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { readForm, refuseForm } from '#app/platform/form.server.ts'
import { notFound, requirePerson } from '#app/platform/guards.server.ts'
import { requestIdOf } from '#app/platform/request.server.ts'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { formatGpuClass } from '#app/ui/gpu-hours.tsx'
import { PublicPage } from '#app/ui/page.tsx'
import { formatGpuHours } from '#app/units/gpu-time.ts'
import { parseId } from '#app/units/id.ts'
import { world } from '#app/world.server.ts'

export const handle = { hydrate: false }
export const meta: MetaFunction = (args) => ownMeta(args, 'How my hours are shown')

export async function loader(args: LoaderFunctionArgs) {
  const person = await requirePerson(args)
  const hoursId = parseId('hpl', args.params.hoursId) ?? notFound()
  const hours = (await readOwnHoursPledge(world.db, person, hoursId)) ?? notFound()
  const { promised, gpuClass, publicName, giver } = hours
  return { hoursId, promised, gpuClass, shown: visibilityOf(hours), name: publicName ?? giver?.name ?? '' }
}

export async function action(args: ActionFunctionArgs) {
  const person = await requirePerson(args)
  const hoursId = parseId('hpl', args.params.hoursId) ?? notFound()
  const form = await readForm(args.request, ShownAsk)
  if (!form.ok) return data({ form: form.reply }, { status: 400 })
  const { visibility, publicName = null } = form.value
  const ask = { hoursId, visibility, publicName, requestId: requestIdOf(args) }
  const outcome = await changeHoursIdentity(world, person, ask)
  if (outcome.ok) {
    const said = { tone: 'good', text: 'Public pages follow at once.' } as const
    return redirectWithFlash(args.request, paths.backer.hoursPledge(hoursId), said)
  }
  if (outcome.refused === 'no-such-promise') return notFound()
  return refuseForm(form, { field: 'publicName', sentence: 'Type the name to show.' }, 400)
}

export default function HoursShown() {
  const { hoursId, promised, gpuClass, shown, name } = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()?.form
  return (
    <PublicPage
      width="text"
      title="Who sees that you give hours"
      lead={
        <p>
          Your promise of {formatGpuHours(promised)} GPU-h ({formatGpuClass(gpuClass)}). It is shown once hours of it
          are there.
        </p>
      }
      breadcrumb={[
        { to: paths.backer.hours(), label: 'GPU-hours in kind' },
        { to: paths.backer.hoursPledge(hoursId), label: 'My GPU-hours' },
      ]}
      notices={<ErrorSummary errors={formErrors(form)} />}
    >
      <ShownForm
        form={form}
        shown={shown}
        name={name}
        secret="The name and the hours that were delivered, never your address."
        back={paths.backer.hoursPledge(hoursId)}
      />
    </PublicPage>
  )
}

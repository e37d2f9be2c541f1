import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { formErrors } from '#app/area/form-errors.ts'
import { HoursTable } from '#app/area/hours-view.tsx'
import { ownMeta } from '#app/area/page-meta.ts'
import { readClassChoices } from '#app/domain/compute/read-gpu-classes.server.ts'
import { claimDonors } from '#app/domain/giving/claim-donors.server.ts'
import { type OfferRefusal, offerHours } from '#app/domain/giving/in-kind/offer-hours.server.ts'
import { readOwnHours } from '#app/domain/giving/in-kind/read-hours.server.ts'
import { paths } from '#app/paths.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { readForm, refuseForm } from '#app/platform/form.server.ts'
import { requirePerson } from '#app/platform/guards.server.ts'
import { limits, refuseTooOften, takeFrom } from '#app/platform/limits.server.ts'
import { requestIdOf } from '#app/platform/request.server.ts'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Stack } from '#app/ui/layout.tsx'
import { PublicPage } from '#app/ui/page.tsx'
import { Section } from '#app/ui/section.tsx'
import { monthOf } from '#app/units/time.ts'
import { world } from '#app/world.server.ts'
import { OfferFields } from './offer-fields.tsx'
import { OfferForm, offerFrom } from './offer-form.ts'

export const handle = { hydrate: false }
export const meta: MetaFunction = (args) => ownMeta(args, 'GPU-hours in kind')

export async function loader(args: LoaderFunctionArgs) {
  const person = await requirePerson(args)
  await claimDonors(world, person)
  const [lines, classes] = await Promise.all([readOwnHours(world.db, person), readClassChoices(world.db)])
  return { lines, classes, hoursId: world.ids.next('hpl'), month: monthOf(world.clock.now()) }
}

export async function action(args: ActionFunctionArgs) {
  const person = await requirePerson(args)
  const form = await readForm(args.request, OfferForm)
  if (!form.ok) return data({ form: form.reply }, { status: 400 })
  const taken = await takeFrom(world, limits.offerFromPerson, person.id)
  if (!taken.ok) return refuseTooOften(world, form, taken.retryAt)
  const offer = { ...offerFrom(form.value), requestId: requestIdOf(args) }
  const outcome = await offerHours(world, person, offer)
  if (!outcome.ok) return refuseForm(form, sentences[outcome.refused])
  const text = 'Your offer is here, with thanks. We write to you when we have looked at it.'
  return redirectWithFlash(args.request, paths.backer.hoursPledge(offer.hoursId), { tone: 'good', text })
}

const sentences: Record<OfferRefusal, string | { field: string; sentence: string }> = {
  'other-words': 'This form was sent before with other words. Look at your offers, and open a new form.',
  'no-hours': { field: 'promised', sentence: 'Type more than no hours, and at most 100,000,000.' },
  'ends-before-it-begins': { field: 'lastMonth', sentence: 'The last month lies before the first.' },
  'window-past': { field: 'lastMonth', sentence: 'The last month is over already.' },
  'no-such-class': { field: 'gpuClass', sentence: 'The lab does not use this GPU class. Write to us about it.' },
  'no-words': { field: 'words', sentence: 'Say how the lab would reach these hours.' },
}

export default function OwnHours() {
  const { lines, ...page } = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()?.form
  return (
    <PublicPage
      title="GPU-hours in kind"
      lead={<p>What your company offers, what is delivered, and each acknowledgement: in hours, without a value.</p>}
      breadcrumb={[{ to: paths.backer.home(), label: 'My giving' }]}
      notices={<ErrorSummary errors={formErrors(form)} kept="Nothing was sent yet, and what you typed is here." />}
    >
      <Stack gap="wide">
        {lines.length > 0 && (
          <HoursTable lines={lines} to={paths.backer.hoursPledge} caption="My promises of GPU-hours" isOwn />
        )}
        <Section
          title="Offer hours"
          note="It binds nobody until we accept it. Hours serve all projects alike: none is served before another because of them."
        >
          <OfferFields {...page} form={form} />
        </Section>
      </Stack>
    </PublicPage>
  )
}

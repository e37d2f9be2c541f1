import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { formErrors } from '#app/area/form-errors.ts'
import {
  type DecidePlaceRefusal,
  decideWallPlace,
  type PlaceDecision,
} from '#app/domain/giving/wall/decide-wall-place.server.ts'
import { readPlaceFor } from '#app/domain/giving/wall/read-places.server.ts'
import { paths } from '#app/paths.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { readForm, refuseForm } from '#app/platform/form.server.ts'
import { notFound, requireRole } from '#app/platform/guards.server.ts'
import { requestIdOf } from '#app/platform/request.server.ts'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Stack } from '#app/ui/layout.tsx'
import { StaffPage } from '#app/ui/page.tsx'
import { Section } from '#app/ui/section.tsx'
import { parseId } from '#app/units/id.ts'
import { world } from '#app/world.server.ts'
import { DecideForm } from './decide-form.tsx'
import { PlaceFacts } from './place-facts.tsx'

export const meta: MetaFunction = () => [{ title: 'A place among the backers' }]

const Decision = z.object({
  decision: z.enum(['show', 'refuse', 'take-down'], 'Choose what becomes of it.'),
  reason: z.string().trim().max(500, 'At most 500 letters.').optional(),
})

export async function loader(args: LoaderFunctionArgs) {
  const person = await requireRole(args, 'fundraiser', 'finance_officer', 'administrator')
  const placeId = parseId('wpl', args.params.placeId) ?? notFound()
  const { place, shown } = (await readPlaceFor(world.db, person, placeId)) ?? notFound()
  return { place, shown, zone: person.timeZone }
}

export async function action(args: ActionFunctionArgs) {
  const person = await requireRole(args, 'fundraiser', 'finance_officer', 'administrator')
  const placeId = parseId('wpl', args.params.placeId) ?? notFound()
  const form = await readForm(args.request, Decision)
  if (!form.ok) return data({ form: form.reply }, { status: 400 })
  const { decision, reason = null } = form.value
  const outcome = await decideWallPlace(world, person, { placeId, decision, reason, requestId: requestIdOf(args) })
  if (outcome.ok) {
    const said = { tone: 'good', text: saidOf[decision] } as const
    return redirectWithFlash(args.request, paths.admin.wallPlaces(), said)
  }
  const { refused } = outcome
  if (refused === 'not-allowed' || refused === 'no-such-place') return notFound()
  return refuseForm(form, sentences[refused])
}

const saidOf: Record<PlaceDecision, string> = {
  show: 'It is shown among the backers.',
  refuse: 'It is not shown, and whoever asked reads why.',
  'take-down': 'It is taken down, and whoever asked reads why.',
}

const sentences: Record<
  Exclude<DecidePlaceRefusal, 'not-allowed' | 'no-such-place'>,
  string | { field: string; sentence: string }
> = {
  'no-reason': { field: 'reason', sentence: 'Say why: the backer reads it.' },
  'decided-already': 'Somebody decided about it, or it was asked otherwise, meanwhile.',
}

export default function PlaceAmongBackers() {
  const { place, shown, zone } = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()?.form
  return (
    <StaffPage
      title={place.name}
      lead={
        place.state === 'waiting'
          ? 'The backer asked to be shown like this. Look at the picture, and where the link leads.'
          : 'Shown among the backers, as the backer asked.'
      }
      breadcrumb={[{ to: paths.admin.wallPlaces(), label: 'Places among the backers' }]}
      notices={<ErrorSummary errors={formErrors(form)} />}
    >
      <Stack>
        <Section title={place.state === 'waiting' ? 'Asked for' : 'Shown'}>
          <PlaceFacts place={place} zone={zone} />
        </Section>
        {shown && (
          <Section title="Shown now">
            <PlaceFacts place={shown} zone={zone} />
          </Section>
        )}
        <DecideForm place={place} form={form} />
      </Stack>
    </StaffPage>
  )
}

import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { formErrors } from '#app/area/form-errors.ts'
import { ownMeta } from '#app/area/page-meta.ts'
import { claimDonors } from '#app/domain/giving/claim-donors.server.ts'
import { type AskPlaceRefusal, askWallPlace } from '#app/domain/giving/wall/ask-wall-place.server.ts'
import { readOwnPlaces } from '#app/domain/giving/wall/read-places.server.ts'
import { paths } from '#app/paths.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { readForm, refuseForm } from '#app/platform/form.server.ts'
import { notFound, requirePerson } from '#app/platform/guards.server.ts'
import { limits, refuseTooOften, takeFrom } from '#app/platform/limits.server.ts'
import { requestIdOf } from '#app/platform/request.server.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Stack } from '#app/ui/layout.tsx'
import { PublicPage } from '#app/ui/page.tsx'
import { Section } from '#app/ui/section.tsx'
import { TabsNav } from '#app/ui/tabs-nav.tsx'
import { parseId } from '#app/units/id.ts'
import { world } from '#app/world.server.ts'
import { PlaceForm } from './place-form.tsx'
import { Standing } from './standing.tsx'

export const handle = { hydrate: false }
export const meta: MetaFunction = (args) => ownMeta(args, 'How I am shown among the backers')

const PlaceAsk = z.object({
  donor: z.string('Choose whom it is about.'),
  name: z.string('Type the name to show.').max(120, 'At most 120 letters.'),
  link: z.string().trim().max(300, 'At most 300 letters.').optional(),
  logo: z.instanceof(File, { message: 'Choose a picture.' }).optional(),
  noLogo: z.string().optional(),
})

export async function loader(args: LoaderFunctionArgs) {
  const person = await requirePerson(args)
  await claimDonors(world, person)
  const all = await readOwnPlaces(world.db, person)
  const asked = new URL(args.request.url).searchParams.get('of')
  const places = all.find(({ donorId }) => donorId === asked) ?? all[0] ?? null
  const tabs = all.map(({ donorId, donorName }) => ({
    to: paths.backer.wall(donorId),
    label: donorName,
    isCurrent: donorId === places?.donorId,
  }))
  return { places, tabs }
}

export async function action(args: ActionFunctionArgs) {
  const person = await requirePerson(args)
  const form = await readForm(args.request, PlaceAsk)
  if (!form.ok) return data({ form: form.reply }, { status: 400 })
  const { donor, name, link = null, logo, noLogo } = form.value
  const donorId = parseId('dnr', donor) ?? notFound()
  const taken = await takeFrom(world, limits.wallFromPerson, person.id)
  if (!taken.ok) return refuseTooOften(world, form, taken.retryAt)
  const picture = logo ? new Uint8Array(await logo.arrayBuffer()) : noLogo === 'yes' ? 'none' : 'same'
  const ask = { donorId, name, link, logo: picture, requestId: requestIdOf(args) } as const
  const outcome = await askWallPlace(world, person, ask)
  if (!outcome.ok)
    return outcome.refused === 'not-yours' ? notFound() : refuseForm(form, sentences[outcome.refused], 400)
  const text = 'Thank you. Our staff look at it, and we write to you.'
  return redirectWithFlash(args.request, paths.backer.wall(donorId), { tone: 'good', text })
}

const atLogo = (sentence: string) => ({ field: 'logo', sentence })

const sentences: Record<Exclude<AskPlaceRefusal, 'not-yours'>, string | { field: string; sentence: string }> = {
  'no-name': { field: 'name', sentence: 'Type the name to show.' },
  'not-a-link': { field: 'link', sentence: 'Type an address such as https://example.org.' },
  'nothing-shown': 'All your gifts are anonymous. Change one of them first, under My giving.',
  empty: atLogo('This file is empty. Choose another.'),
  'too-large': atLogo('This picture is larger than 512 KB. Save it smaller and try again.'),
  'not-a-picture': atLogo('This is no PNG, JPEG or WebP, whatever its name says. Save it as one of these.'),
  unreadable: atLogo(
    'This picture cannot be read: it is damaged, interlaced or a film. Save it plainly and try again.',
  ),
  'wrong-size': atLogo('A side of this picture is below 32 or above 3,000 pixels.'),
}

export default function OwnPlace() {
  const { places, tabs } = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()?.form
  return (
    <PublicPage
      width="text"
      title="How I am shown among the backers"
      lead={
        <p>A name, a link and a logo on the public page of backers, if you ask for it. Nobody is shown who did not.</p>
      }
      breadcrumb={[
        { to: paths.backer.home(), label: 'My giving' },
        { to: paths.backer.settings(), label: 'Settings' },
      ]}
      notices={<ErrorSummary errors={formErrors(form)} />}
    >
      {tabs.length > 1 && <TabsNav label="Whom it is about" tabs={tabs} />}
      {places?.stands ? (
        <Stack>
          <Standing of={places} />
          <Section title="Ask to be shown">
            <PlaceForm of={places} form={form} />
          </Section>
        </Stack>
      ) : (
        <NothingToShow hasDonor={places !== null} />
      )}
    </PublicPage>
  )
}

function NothingToShow({ hasDonor }: { hasDonor: boolean }) {
  const back = <ButtonLink to={paths.backer.home()}>My giving</ButtonLink>
  if (hasDonor) {
    return (
      <Empty title="Nothing of yours may be shown." action={back}>
        <p>It has not arrived yet, or you keep it anonymous. Change that for one gift, and you can ask here.</p>
      </Empty>
    )
  }
  return (
    <Empty title="Your place is here once you have given." action={<ButtonLink to={paths.give()}>Give</ButtonLink>} />
  )
}

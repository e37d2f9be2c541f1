import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { formErrors } from '#app/area/form-errors.ts'
import { ownMeta } from '#app/area/page-meta.ts'
import { ShownAsk } from '#app/area/shown-ask.ts'
import { ShownForm } from '#app/area/shown-form.tsx'
import { sumWords } from '#app/domain/giving/euros/euros.ts'
import { changeGiftIdentity, visibilityOf } from '#app/domain/giving/own/change-gift-identity.server.ts'
import { readOwnGift } from '#app/domain/giving/read-own-gifts.server.ts'
import { paths } from '#app/paths.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { readForm, refuseForm } from '#app/platform/form.server.ts'
import { notFound, requirePerson } from '#app/platform/guards.server.ts'
import { requestIdOf } from '#app/platform/request.server.ts'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { PublicPage } from '#app/ui/page.tsx'
import { parseId } from '#app/units/id.ts'
import { world } from '#app/world.server.ts'

export const handle = { hydrate: false }
export const meta: MetaFunction = (args) => ownMeta(args, 'How my gift is shown')

export async function loader(args: LoaderFunctionArgs) {
  const person = await requirePerson(args)
  const giftId = parseId('gft', args.params.giftId) ?? notFound()
  const gift = (await readOwnGift(world.db, person, giftId)) ?? notFound()
  return {
    what: gift.property?.words ?? sumWords(gift),
    fund: gift.fundNames,
    shown: visibilityOf(gift),
    name: gift.publicName ?? person.name,
  }
}

export async function action(args: ActionFunctionArgs) {
  const person = await requirePerson(args)
  const giftId = parseId('gft', args.params.giftId) ?? notFound()
  const form = await readForm(args.request, ShownAsk)
  if (!form.ok) return data({ form: form.reply }, { status: 400 })
  const { visibility, publicName = null } = form.value
  const outcome = await changeGiftIdentity(world, person, {
    giftId,
    visibility,
    publicName,
    requestId: requestIdOf(args),
  })
  if (!outcome.ok) {
    if (outcome.refused === 'not-yours') return notFound()
    return refuseForm(form, { field: 'publicName', sentence: 'Type the name to show.' }, 400)
  }
  return redirectWithFlash(args.request, paths.backer.home(), { tone: 'good', text: 'Public pages follow at once.' })
}

export default function GiftShown() {
  const { what, fund, shown, name } = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()?.form
  return (
    <PublicPage
      width="text"
      title="Who sees that you gave"
      lead={
        <p>
          Your gift of {what} to the {fund}.
        </p>
      }
      breadcrumb={[{ to: paths.backer.home(), label: 'My giving' }]}
      notices={<ErrorSummary errors={formErrors(form)} />}
    >
      <ShownForm
        form={form}
        shown={shown}
        name={name}
        secret="Only the name, never the amount or your address."
        back={paths.backer.home()}
      />
    </PublicPage>
  )
}

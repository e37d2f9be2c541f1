import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { CardPaper } from '#app/area/card-paper.tsx'
import { formErrors } from '#app/area/form-errors.ts'
import { ownMeta } from '#app/area/page-meta.ts'
import { readOwnTribute, type Tribute } from '#app/domain/giving/tributes/read-tribute.server.ts'
import { withdrawTribute } from '#app/domain/giving/tributes/withdraw-tribute.server.ts'
import { portal } from '#app/domain/people/person.ts'
import { paths } from '#app/paths.ts'
import { readForm, refuseForm } from '#app/platform/form.server.ts'
import { readGiftCookie } from '#app/platform/gift-cookie.server.ts'
import { actorFor, notFound, publicPage } from '#app/platform/guards.server.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { FormActions } from '#app/ui/form-actions.tsx'
import { Stack } from '#app/ui/layout.tsx'
import { PublicPage } from '#app/ui/page.tsx'
import { When } from '#app/ui/when.tsx'
import { parseId } from '#app/units/id.ts'
import { world } from '#app/world.server.ts'

export const handle = { hydrate: false }
export const meta: MetaFunction = (args) => ownMeta(args, 'Your card')

export async function loader(args: LoaderFunctionArgs) {
  const person = await publicPage(args)
  const giftId = parseId('gft', args.params.giftId) ?? notFound()
  const viewer = { person, intentId: readGiftCookie(args.request) }
  return { tribute: (await readOwnTribute(world, giftId, viewer)) ?? notFound(), zone: world.lab.timeZone }
}

export async function action(args: ActionFunctionArgs) {
  const person = await publicPage(args)
  const giftId = parseId('gft', args.params.giftId) ?? notFound()
  const form = await readForm(args.request, z.object({}))
  if (!form.ok) return data({ form: form.reply }, { status: 400 })
  const viewer = { person, intentId: readGiftCookie(args.request) }
  const actor = person ? actorFor(args, person) : portal('give-page')
  const outcome = await withdrawTribute(world, actor, { giftId, viewer })
  if (outcome.ok) return data({ form: undefined })
  if (outcome.refused === 'not-yours') return notFound()
  return refuseForm(form, 'The card is sent, or was taken back before. Nothing more was done.')
}

export default function YourCard() {
  const { tribute, zone } = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()?.form
  return (
    <PublicPage
      title={`Your card to ${tribute.reader}`}
      width="text"
      lead={<p>{<Standing tribute={tribute} zone={zone} />}</p>}
      notices={<ErrorSummary errors={formErrors(form)} />}
    >
      <Stack gap="wide">
        <CardPaper tribute={tribute} />
        {tribute.state === 'asked' ? (
          <form method="post">
            <FormActions note="Your gift and its dedication stay as they are.">
              <Button kind="quiet">Do not send this card</Button>
              <ButtonLink kind="quiet" to={paths.thanks(tribute.giftId)}>
                Back to your gift
              </ButtonLink>
            </FormActions>
          </form>
        ) : (
          <p>
            <a href={paths.thanks(tribute.giftId)}>Back to your gift</a>
          </p>
        )}
      </Stack>
    </PublicPage>
  )
}

function Standing({ tribute, zone }: { tribute: Tribute; zone: string }) {
  const way = tribute.way === 'email' ? 'by e-mail' : 'by post'
  if (tribute.state === 'withdrawn') return <>It was taken back and is not sent.</>
  if (tribute.sentAt)
    return (
      <>
        It went out {way} on <When at={tribute.sentAt} zone={zone} precision="day" />.
      </>
    )
  if (!tribute.goesAt)
    return <>It goes {way} once your gift has arrived, a day later. It never says how much you gave.</>
  return (
    <>
      It goes {way} after <When at={tribute.goesAt} zone={zone} />, a day after your gift arrived. It never says how
      much you gave.
    </>
  )
}

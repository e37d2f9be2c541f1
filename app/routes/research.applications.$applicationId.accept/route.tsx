import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { formErrors } from '#app/area/form-errors.ts'
import { notHours } from '#app/area/month-hours.ts'
import { ownMeta } from '#app/area/page-meta.ts'
import { type AcceptRefusal, acceptOffer } from '#app/domain/grants/accept-offer.server.ts'
import { readOfferedText } from '#app/domain/grants/agreements/read-agreement-text.server.ts'
import { paths } from '#app/paths.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { readForm, refuseForm } from '#app/platform/form.server.ts'
import { actorFor, notFound, requirePerson } from '#app/platform/guards.server.ts'
import { applicationIdIn, ownApplication } from '#app/proposal/own-application.server.ts'
import { readClassHours } from '#app/proposal/read-class-hours.ts'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { PublicPage } from '#app/ui/page.tsx'
import { When } from '#app/ui/when.tsx'
import { world } from '#app/world.server.ts'
import { Agreement } from './agreement.tsx'

export const handle = { hydrate: false }
export const meta: MetaFunction = (args) => ownMeta(args, 'Accept the offer')

const Ask = z.object({
  signedName: z.string('Type your full name: it is your signature.').max(200, 'A name is at most 200 letters here.'),
  agreed: z.literal('yes', 'Tick the box to say that you accept the terms.'),
})

export async function loader(args: LoaderFunctionArgs) {
  const person = await requirePerson(args)
  const application = await ownApplication(args, person)
  const { decision, isLead, stage, id } = application
  if (!isLead || stage !== 'offered' || !decision) throw redirect(paths.research.application(id))
  const text = (await readOfferedText(world.db, id)) ?? notFound()
  const { number, title } = application
  return { id, number, title, decision, text, zone: person.timeZone }
}

export async function action(args: ActionFunctionArgs) {
  const person = await requirePerson(args)
  const applicationId = applicationIdIn(args)
  const form = await readForm(args.request, Ask)
  if (!form.ok) return data({ form: form.reply }, { status: 400 })
  const hours = readClassHours(form.values, 'taken')
  if (!hours.ok) return refuseForm(form, { field: hours.field, sentence: notHours }, 400)
  const namesHours = Object.keys(form.values).some((name) => name.startsWith('taken-'))
  const { signedName } = form.value
  const ask = { applicationId, signedName, taken: namesHours ? hours.hours : null }
  const outcome = await acceptOffer(world, actorFor(args, person), ask)
  if (outcome.ok) {
    const text = 'Signed. Your project is set up; hours follow as soon as the compute officer allocates them.'
    return redirectWithFlash(args.request, paths.research.project(outcome.value.projectId), { tone: 'good', text })
  }
  if (outcome.refused === 'not-found') return notFound()
  return refuseForm(form, sentences[outcome.refused], 409)
}

const sentences: Record<Exclude<AcceptRefusal, 'not-found'>, string | { field: string; sentence: string }> = {
  'not-offered': 'There is no offer to accept on this application.',
  lapsed: 'The time of this offer is over. Write to us if you still want the hours.',
  'more-than-offered': 'You can take as many hours of a class as are offered, or fewer.',
  'nothing-taken': 'Take hours of at least one class. To take none, refuse the offer.',
  'not-signed': { field: 'signedName', sentence: 'Type your full name: it is your signature.' },
}

export default function AcceptPage() {
  const page = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()?.form
  return (
    <PublicPage
      kicker={page.number}
      title="Accept the offer"
      lead={
        page.decision.offerUntil && (
          <p>
            It waits until <When at={page.decision.offerUntil} zone={page.zone} />.
          </p>
        )
      }
      width="text"
      breadcrumb={[
        { to: paths.research.home(), label: 'My research' },
        { to: paths.research.application(page.id), label: page.title },
      ]}
      notices={<ErrorSummary errors={formErrors(form)} kept="Nothing is signed yet." />}
    >
      <Agreement id={page.id} title={page.title} text={page.text} lines={page.decision.lines} form={form} />
    </PublicPage>
  )
}

import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { ownMeta } from '#app/area/page-meta.ts'
import { differencesBetween } from '#app/domain/grants/forms/form-differences.ts'
import { type TakeFormRefusal, takeForm } from '#app/domain/grants/forms/take-form.server.ts'
import { paths } from '#app/paths.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { readForm } from '#app/platform/form.server.ts'
import { actorFor, notFound, requirePerson } from '#app/platform/guards.server.ts'
import { DifferenceList } from '#app/proposal/difference-list.tsx'
import { applicationIdIn, ownApplication } from '#app/proposal/own-application.server.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { FormActions } from '#app/ui/form-actions.tsx'
import { PublicPage } from '#app/ui/page.tsx'
import { Section } from '#app/ui/section.tsx'
import { parseId } from '#app/units/id.ts'
import { world } from '#app/world.server.ts'

export const handle = { hydrate: false }
export const meta: MetaFunction = (args) => ownMeta(args, 'A newer form')

export async function loader(args: LoaderFunctionArgs) {
  const person = await requirePerson(args)
  const application = await ownApplication(args, person)
  const { newerForm } = application
  if (!newerForm) throw redirect(paths.research.application(application.id))
  return { application, newerForm, differences: differencesBetween(application.form, newerForm) }
}

export async function action(args: ActionFunctionArgs) {
  const person = await requirePerson(args)
  const applicationId = applicationIdIn(args)
  const form = await readForm(args.request, z.object({ version: z.string() }))
  const formVersionId = parseId('frm', form.ok ? form.value.version : null)
  const to = paths.research.application(applicationId)
  if (!formVersionId) return redirectWithFlash(args.request, to, { tone: 'warn', text: sentences['changed-since'] })
  const outcome = await takeForm(world, actorFor(args, person), { applicationId, formVersionId })
  if (outcome.ok) return redirectWithFlash(args.request, to, { tone: 'good', text: 'You answer the newer form now.' })
  if (outcome.refused === 'not-found') return notFound()
  return redirectWithFlash(args.request, to, { tone: 'warn', text: sentences[outcome.refused] })
}

const sentences: Record<Exclude<TakeFormRefusal, 'not-found'>, string> = {
  'not-editable': 'This application was sent in, so it stays on the form it answers.',
  'call-closed': 'The call has closed, so this application stays on the form it answers.',
  'changed-since': 'The form changed once more while you looked at it. Look at what differs now.',
}

export default function NewerFormPage() {
  const { application, newerForm, differences } = useLoaderData<typeof loader>()
  return (
    <PublicPage
      kicker={application.number}
      title="A newer form"
      lead={`The call asks something else since you began. You may stay with version ${application.form.number}, or answer version ${newerForm.number}.`}
      breadcrumb={[
        { to: paths.research.home(), label: 'My research' },
        { to: paths.research.application(application.id), label: application.title || 'Untitled application' },
      ]}
    >
      <Section title="What differs">
        <DifferenceList differences={differences} none="Only the order or the titles of sections." />
      </Section>
      <form method="post">
        <input type="hidden" name="version" value={newerForm.id} />
        <FormActions note="Every answer is kept, also those to questions that are no longer asked.">
          <Button>Answer version {newerForm.number}</Button>
          <ButtonLink to={paths.research.application(application.id)} kind="quiet">
            Stay with version {application.form.number}
          </ButtonLink>
        </FormActions>
      </form>
    </PublicPage>
  )
}

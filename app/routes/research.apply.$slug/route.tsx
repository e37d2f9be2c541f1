import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ownMeta } from '#app/area/page-meta.ts'
import { readMyApplications } from '#app/domain/grants/read-applications.server.ts'
import { readCallBySlug } from '#app/domain/grants/read-calls.server.ts'
import { startApplication } from '#app/domain/grants/start-application.server.ts'
import { paths } from '#app/paths.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { actorFor, notFound, requirePerson } from '#app/platform/guards.server.ts'
import { CallDeadline } from '#app/proposal/call-deadline.tsx'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { FormActions } from '#app/ui/form-actions.tsx'
import { Prose } from '#app/ui/layout.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { PublicPage } from '#app/ui/page.tsx'
import { world } from '#app/world.server.ts'

export const handle = { hydrate: false }
export const meta: MetaFunction<typeof loader> = (args) => ownMeta(args, `Apply: ${args.data?.call.title ?? 'call'}`)

export async function loader(args: LoaderFunctionArgs) {
  const person = await requirePerson(args)
  const call = (await readCallBySlug(world, args.params.slug ?? '')) ?? notFound()
  const mine = await readMyApplications(world, person)
  const draft = mine.find((one) => one.isLead && one.stage === 'draft' && one.call.slug === call.slug)
  return { call, draft: draft ? { id: draft.id, number: draft.number } : null, zone: person.timeZone }
}

export async function action(args: ActionFunctionArgs) {
  const person = await requirePerson(args)
  const callSlug = args.params.slug ?? ''
  const outcome = await startApplication(world, actorFor(args, person), { callSlug })
  if (outcome.ok) return redirect(paths.research.application(outcome.value.applicationId), 303)
  if (outcome.refused === 'not-found') notFound()
  return redirectWithFlash(args.request, paths.call(callSlug), {
    tone: 'warn',
    text: 'This call does not take applications now. Nothing was begun.',
  })
}

export default function ApplyPage() {
  const { call, draft, zone } = useLoaderData<typeof loader>()
  return (
    <PublicPage
      kicker="Apply"
      title={call.title}
      width="text"
      breadcrumb={[
        { to: paths.calls(), label: 'Calls' },
        { to: paths.call(call.slug), label: call.title },
      ]}
      lead={
        <p>
          {call.stage === 'closed' ? 'Closed ' : 'Closes '}
          <CallDeadline call={call} readerZone={zone} />
        </p>
      }
    >
      {draft ? (
        <Notice
          title={`You have begun ${draft.number}`}
          action={<ButtonLink to={paths.research.application(draft.id)}>Go on with it</ButtonLink>}
        >
          Everything you typed is there.
        </Notice>
      ) : call.stage === 'open' ? (
        <form method="post">
          <Prose>
            <p>
              Six short sections, in any order. Everything is saved as you go; co-applicants you invite can read, write
              or send it too. You check all answers before you send them.
            </p>
          </Prose>
          <FormActions note="You get a number at once. Nothing is sent to us until you say so.">
            <Button>Start the application</Button>
          </FormActions>
        </form>
      ) : (
        <Notice tone="warn" title={call.stage === 'upcoming' ? 'Not open yet' : 'This call is closed'}>
          Applications can be begun only while the call is open.
        </Notice>
      )}
    </PublicPage>
  )
}

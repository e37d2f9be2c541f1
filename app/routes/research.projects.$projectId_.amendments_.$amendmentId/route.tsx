import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ownMeta } from '#app/area/page-meta.ts'
import { amendmentKindWords } from '#app/domain/grants/amendments/amendment.ts'
import { readAmendment } from '#app/domain/grants/amendments/read-amendments.server.ts'
import { withdrawAmendment } from '#app/domain/grants/amendments/withdraw-amendment.server.ts'
import { paths } from '#app/paths.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { actorFor, notFound, requirePerson } from '#app/platform/guards.server.ts'
import { AmendmentStatus, AmendmentWords } from '#app/proposal/amendments-part.tsx'
import { Button } from '#app/ui/button.tsx'
import { PublicPage } from '#app/ui/page.tsx'
import { OnDay } from '#app/ui/when.tsx'
import { parseId } from '#app/units/id.ts'
import { world } from '#app/world.server.ts'

export const handle = { hydrate: false }
export const meta: MetaFunction = (args) => ownMeta(args, 'Amendment')

export async function loader(args: LoaderFunctionArgs) {
  const person = await requirePerson(args)
  const amendment = (await readAmendment(world, person, idsOf(args.params))) ?? notFound()
  return { amendment, zone: person.timeZone }
}

export async function action(args: ActionFunctionArgs) {
  const person = await requirePerson(args)
  const { projectId, amendmentId } = idsOf(args.params)
  ;(await readAmendment(world, person, { projectId, amendmentId })) ?? notFound()
  const outcome = await withdrawAmendment(world, actorFor(args, person), { amendmentId })
  if (!outcome.ok && outcome.refused === 'not-found') notFound()
  const note = outcome.ok
    ? ({ tone: 'good', text: 'It is taken back; nobody answers it.' } as const)
    : ({ tone: 'warn', text: 'It was answered meanwhile, so it was not taken back.' } as const)
  return redirectWithFlash(args.request, paths.research.amendment(projectId, amendmentId), note)
}

function idsOf(params: LoaderFunctionArgs['params']) {
  return {
    projectId: parseId('prj', params.projectId) ?? notFound(),
    amendmentId: parseId('amd', params.amendmentId) ?? notFound(),
  }
}

export default function AmendmentPage() {
  const { amendment, zone } = useLoaderData<typeof loader>()
  const { project } = amendment
  return (
    <PublicPage
      kicker="Amendment"
      title={amendmentKindWords[amendment.kind].label}
      width="text"
      breadcrumb={[
        { to: paths.research.home(), label: 'My research' },
        { to: paths.research.project(project.id), label: project.title },
      ]}
      actions={<AmendmentStatus state={amendment.state} />}
      {...(amendment.state === 'asked' && {
        lead: (
          <p>
            An officer answers by <OnDay on={amendment.replyBy} />. Until then everything stays as it was agreed.
          </p>
        ),
      })}
    >
      <AmendmentWords amendment={amendment} zone={zone} />
      {amendment.mayWithdraw && (
        <form method="post">
          <Button kind="quiet">Take it back</Button>
        </form>
      )}
    </PublicPage>
  )
}

import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { formErrors } from '#app/area/form-errors.ts'
import { ownMeta } from '#app/area/page-meta.ts'
import { readAllocations } from '#app/domain/compute/read-allocations.server.ts'
import { isAmendable } from '#app/domain/grants/amendments/amendment.ts'
import { readAmendments } from '#app/domain/grants/amendments/read-amendments.server.ts'
import { readGate } from '#app/domain/grants/read-gate.server.ts'
import { readOutputs } from '#app/domain/grants/read-outputs.server.ts'
import { readProject } from '#app/domain/grants/read-projects.server.ts'
import { recordOutput } from '#app/domain/grants/record-output.server.ts'
import { readMyRenewals } from '#app/domain/grants/renewals/read-renewal.server.ts'
import { isRenewable } from '#app/domain/grants/renewals/renewal.ts'
import { readReports } from '#app/domain/grants/reports/read-reports.server.ts'
import { paths } from '#app/paths.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { readForm, refuseForm } from '#app/platform/form.server.ts'
import { actorFor, notFound, requirePerson } from '#app/platform/guards.server.ts'
import { AmendmentsPart } from '#app/proposal/amendments-part.tsx'
import { GatePart } from '#app/proposal/gate-words.tsx'
import { OutputAsk, outputSentences } from '#app/proposal/output-ask.ts'
import { OutputForm } from '#app/proposal/output-form.tsx'
import { OutputList } from '#app/proposal/output-list.tsx'
import { AllocationsPart, AwardsPart, TeamPart } from '#app/proposal/project-parts.tsx'
import { RenewalsPart } from '#app/proposal/renewal-part.tsx'
import { ReportsPart } from '#app/proposal/reports-part.tsx'
import { Details } from '#app/ui/details.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Row } from '#app/ui/layout.tsx'
import { Mono } from '#app/ui/mono.tsx'
import { Orbit } from '#app/ui/orbit.tsx'
import { PublicPage } from '#app/ui/page.tsx'
import { Section } from '#app/ui/section.tsx'
import { Status } from '#app/ui/status.tsx'
import { parseId } from '#app/units/id.ts'
import { dayIn } from '#app/units/time.ts'
import { world } from '#app/world.server.ts'

export const handle = { hydrate: false }
export const meta: MetaFunction<typeof loader> = (args) =>
  ownMeta(args, `Your project: ${args.data?.project.title ?? ''}`)

export async function loader(args: LoaderFunctionArgs) {
  const person = await requirePerson(args)
  const id = parseId('prj', args.params.projectId) ?? notFound()
  const project = (await readProject(world, person, id)) ?? notFound()
  const today = dayIn(world.lab.timeZone, world.clock.now())
  const [outputs, reports, gate, allocations, renewals, amendments] = await Promise.all([
    readOutputs(world, { projectId: id }),
    readReports(world.db, id),
    readGate(world.db, id, today),
    readAllocations(world.db, person, { projectId: id, size: 50 }),
    readMyRenewals(world.db, person, id),
    readAmendments(world.db, id),
  ])
  return {
    project,
    renewals,
    amendments,
    mayAsk: project.leadId === person.id && isAmendable(project.state),
    mayRenew: project.leadId === person.id && isRenewable(project.state),
    outputs,
    reports,
    gate,
    today,
    allocations,
    zone: person.timeZone,
  }
}

export async function action(args: ActionFunctionArgs) {
  const person = await requirePerson(args)
  const projectId = parseId('prj', args.params.projectId) ?? notFound()
  const form = await readForm(args.request, OutputAsk)
  if (!form.ok) return data({ form: form.reply }, { status: 400 })
  const outcome = await recordOutput(world, actorFor(args, person), { projectId, ...form.value })
  if (outcome.ok) {
    const note = {
      tone: 'good',
      text: 'The release is recorded and public. For a model, say next what comes with it.',
    } as const
    return redirectWithFlash(args.request, paths.research.project(projectId), note)
  }
  return outcome.refused === 'not-found' ? notFound() : refuseForm(form, outputSentences[outcome.refused], 409)
}

export default function ProjectPage() {
  const { project, renewals, amendments, mayAsk, mayRenew, outputs, reports, gate, today, allocations, zone } =
    useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()?.form
  return (
    <PublicPage
      kicker={project.institution}
      title={project.title}
      lead={project.summary}
      breadcrumb={[{ to: paths.research.home(), label: 'My research' }]}
      notices={<ErrorSummary errors={formErrors(form)} kept="What you typed is still here." />}
      mark={<Orbit id={project.id} size={64} kind="compute" />}
      actions={
        <Row>
          <Status of={project.state} />
          {project.slurmAccount && (
            <span>
              Slurm account <Mono>{project.slurmAccount}</Mono>
            </span>
          )}
          {project.isPublic && <a href={paths.project(project.slug)}>Its public page</a>}
        </Row>
      }
    >
      <AllocationsPart allocations={allocations} to={paths.research.allocation} />
      <AwardsPart project={project} zone={zone} />
      <AmendmentsPart
        amendments={amendments}
        to={(id) => paths.research.amendment(project.id, id)}
        askTo={mayAsk ? paths.research.amendments(project.id) : null}
        zone={zone}
      />
      <RenewalsPart renewals={renewals} renewTo={mayRenew ? paths.research.renew(project.id) : null} />
      <GatePart
        gate={gate}
        reportTo={(id) => paths.research.report(project.id, id)}
        releaseTo={(id) => paths.research.release(project.id, id)}
      />
      <ReportsPart
        reports={reports}
        today={today}
        to={(id) => paths.research.report(project.id, id)}
        milestonesTo={project.mayRecord ? paths.research.milestones(project.id) : null}
      />
      <TeamPart project={project} />
      <Section title="Releases">
        {outputs.length === 0 ? (
          <Empty title="What the project releases stands here, and on the public page." />
        ) : (
          <OutputList outputs={outputs} releaseTo={(id) => paths.research.release(project.id, id)} />
        )}
        {project.mayRecord && (
          <Details summary="Record a release" isOpen={form !== undefined}>
            <OutputForm action={paths.research.project(project.id)} form={form} />
          </Details>
        )}
      </Section>
    </PublicPage>
  )
}

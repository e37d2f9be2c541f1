import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { timelineOf } from '#app/area/timeline-of.ts'
import { readAllocations } from '#app/domain/compute/read-allocations.server.ts'
import { readAmendments } from '#app/domain/grants/amendments/read-amendments.server.ts'
import { mayRunCalls } from '#app/domain/grants/policy.ts'
import { readGate } from '#app/domain/grants/read-gate.server.ts'
import { readOutputs } from '#app/domain/grants/read-outputs.server.ts'
import { readProject } from '#app/domain/grants/read-projects.server.ts'
import { readRenewalPass } from '#app/domain/grants/renewals/read-renewal-pass.server.ts'
import { readReports } from '#app/domain/grants/reports/read-reports.server.ts'
import { readActivity } from '#app/domain/impact/read-activity.server.ts'
import { paths } from '#app/paths.ts'
import { notFound, requireRole } from '#app/platform/guards.server.ts'
import { AmendmentsPart } from '#app/proposal/amendments-part.tsx'
import { GatePart } from '#app/proposal/gate-words.tsx'
import { OutputList } from '#app/proposal/output-list.tsx'
import { AllocationsPart, AwardsPart, TeamPart } from '#app/proposal/project-parts.tsx'
import { RenewalPassPart } from '#app/proposal/renewal-part.tsx'
import { ReportsPart } from '#app/proposal/reports-part.tsx'
import { ButtonLink } from '#app/ui/button.tsx'
import { Columns } from '#app/ui/layout.tsx'
import { StaffPage } from '#app/ui/page.tsx'
import { Section } from '#app/ui/section.tsx'
import { Status } from '#app/ui/status.tsx'
import { Timeline } from '#app/ui/timeline.tsx'
import { parseId } from '#app/units/id.ts'
import { dayIn } from '#app/units/time.ts'
import { world } from '#app/world.server.ts'
import { AccountForm, StateForms } from './run-forms.tsx'

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.project.title ?? 'Project' }]

export async function loader(args: LoaderFunctionArgs) {
  const person = await requireRole(args, 'programme_officer', 'compute_officer', 'auditor', 'administrator')
  const id = parseId('prj', args.params.projectId) ?? notFound()
  const project = (await readProject(world, person, id)) ?? notFound()
  const today = dayIn(world.lab.timeZone, world.clock.now())
  const [outputs, reports, gate, allocations, activity, pass, amendments] = await Promise.all([
    readOutputs(world, { projectId: id }),
    readReports(world.db, id),
    readGate(world.db, id, today),
    readAllocations(world.db, person, { projectId: id, size: 50 }),
    readActivity(world.db, person, { type: 'project', id }),
    readRenewalPass(world.db, person, id),
    readAmendments(world.db, id),
  ])
  return {
    project,
    outputs,
    reports,
    gate,
    pass,
    amendments,
    today,
    allocations,
    mayName: mayRunCalls(person),
    activity,
    zone: person.timeZone,
  }
}

export default function ProjectPage() {
  const { project, outputs, reports, gate, pass, amendments, today, allocations, mayName, activity, zone } =
    useLoaderData<typeof loader>()
  return (
    <StaffPage
      title={project.title}
      lead={project.summary}
      breadcrumb={[{ to: paths.admin.projects(), label: 'Projects' }]}
      meta={
        <>
          <Status of={project.state} /> {project.lead}, {project.institution}
        </>
      }
      actions={
        project.isPublic && (
          <ButtonLink to={paths.project(project.slug)} kind="quiet">
            Public page
          </ButtonLink>
        )
      }
    >
      <Columns
        asideLabel="Account, state and team"
        main={
          <>
            <AllocationsPart allocations={allocations} to={paths.admin.allocation} />
            <AwardsPart project={project} zone={zone} />
            <GatePart
              gate={gate}
              reportTo={(id) => paths.admin.report(project.id, id)}
              releaseTo={(id) => paths.admin.release(project.id, id)}
            />
            <AmendmentsPart
              amendments={amendments}
              to={(id) => paths.admin.amendment(project.id, id)}
              askTo={null}
              zone={zone}
            />
            <RenewalPassPart
              gate={gate}
              pass={pass}
              zone={zone}
              passTo={mayName ? paths.admin.renewalPass(project.id) : null}
            />
            <ReportsPart
              reports={reports}
              today={today}
              to={(id) => paths.admin.report(project.id, id)}
              milestonesTo={mayName ? paths.admin.milestones(project.id) : null}
            />
            <Section
              title="Releases"
              action={
                project.mayRecord && (
                  <ButtonLink to={paths.admin.projectOutput(project.id)} kind="quiet" size="small">
                    Record a release
                  </ButtonLink>
                )
              }
            >
              {outputs.length === 0 ? (
                <p>Nothing is released yet.</p>
              ) : (
                <OutputList outputs={outputs} releaseTo={(id) => paths.admin.release(project.id, id)} />
              )}
            </Section>
          </>
        }
        aside={
          <>
            <AccountForm project={project} />
            {project.mayRun && <StateForms project={project} />}
            <TeamPart project={project} />
            <Section title="What happened">
              <Timeline happenings={timelineOf(activity)} zone={zone} />
            </Section>
          </>
        }
      />
    </StaffPage>
  )
}

import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ownMeta } from '#app/area/page-meta.ts'
import { readInvitations } from '#app/domain/grants/co-applicants/read-co-applicants.server.ts'
import { type MyApplicationLine, readMyApplications } from '#app/domain/grants/read-applications.server.ts'
import { type ProjectLine, readMyProjects } from '#app/domain/grants/read-projects.server.ts'
import { paths } from '#app/paths.ts'
import { requirePerson } from '#app/platform/guards.server.ts'
import { ExpectedBy, holderWords } from '#app/proposal/progress-part.tsx'
import { ButtonLink } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { Grid } from '#app/ui/layout.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Orbit } from '#app/ui/orbit.tsx'
import { PublicPage } from '#app/ui/page.tsx'
import { Section } from '#app/ui/section.tsx'
import { Status } from '#app/ui/status.tsx'
import { toneOfWord } from '#app/ui/status-words.ts'
import { Table } from '#app/ui/table.tsx'
import { OnDay } from '#app/ui/when.tsx'
import { world } from '#app/world.server.ts'

export const handle = { hydrate: false }
export const meta: MetaFunction = (args) => ownMeta(args, 'My research')

export async function loader(args: LoaderFunctionArgs) {
  const person = await requirePerson(args)
  const [applications, projects, invitations] = await Promise.all([
    readMyApplications(world, person),
    readMyProjects(world, person),
    readInvitations(world, person),
  ])
  return { applications, projects, invitations, zone: person.timeZone }
}

export default function ResearchPage() {
  const { applications, projects, invitations, zone } = useLoaderData<typeof loader>()
  return (
    <PublicPage
      title="My research"
      lead="Your applications and projects, and those you are on the team of."
      actions={
        <ButtonLink to={paths.calls()} kind={applications.length === 0 ? 'primary' : 'quiet'}>
          See the calls
        </ButtonLink>
      }
    >
      {invitations.map(({ id, leadName, title, number }) => (
        <Notice
          key={id}
          title={`${leadName} asks you to work on ${number}`}
          action={<ButtonLink to={paths.research.invitation(id)}>Answer the invitation</ButtonLink>}
        >
          {title || 'Untitled application'}
        </Notice>
      ))}
      {projects.length > 0 && (
        <Section title="Projects">
          <Projects projects={projects} />
        </Section>
      )}
      <Section title="Applications">
        <Applications applications={applications} zone={zone} />
      </Section>
    </PublicPage>
  )
}

function Projects({ projects }: { projects: readonly ProjectLine[] }) {
  return (
    <Grid>
      {projects.map((project) => (
        <Card
          key={project.id}
          title={project.title}
          to={paths.research.project(project.id)}
          mark={<Orbit id={project.id} kind="compute" />}
          footer={<Status of={project.state} />}
        >
          <p>
            {project.lead}, {project.institution}
          </p>
          {project.endsOn && (
            <p>
              Until <OnDay on={project.endsOn} />
            </p>
          )}
        </Card>
      ))}
    </Grid>
  )
}

function Applications({ applications, zone }: { applications: readonly MyApplicationLine[]; zone: string }) {
  return (
    <Table
      caption="Applications, the newest first"
      captionIs="hidden"
      look="open"
      columns={[
        { name: 'title', label: 'Application' },
        { name: 'stage', label: 'Stands', isTight: true },
        { name: 'call', label: 'Call' },
        { name: 'when', label: 'Who has it' },
      ]}
      rows={applications.map((application) => ({
        id: application.id,
        to: paths.research.application(application.id),
        cells: {
          title: `${application.number} ${application.title || 'Untitled'}`,
          stage: <Status of={application.progress.words} tone={toneOfWord(application.stage)} />,
          call: application.call.title,
          when: <NextStep application={application} zone={zone} />,
        },
      }))}
      empty={
        <Empty
          title="Your applications will be here."
          action={<ButtonLink to={paths.calls()}>Find an open call</ButtonLink>}
        >
          <p>A draft is yours alone until you send it in.</p>
        </Empty>
      }
    />
  )
}

/** Who has it, and by when what comes next is expected. */
function NextStep({ application, zone }: { application: MyApplicationLine; zone: string }) {
  const { holder, dates } = application.progress
  const [first] = dates
  if (holder === 'nobody') return null
  return (
    <>
      {holderWords[holder]}
      {first && (
        <>
          <br />
          {first.label}: <ExpectedBy expected={first.expected} callZone={application.call.timeZone} zone={zone} />
        </>
      )}
    </>
  )
}

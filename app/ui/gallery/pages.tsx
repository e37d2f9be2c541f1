import type { ReactNode } from 'react'
import { ButtonLink } from '../button.tsx'
import { Card } from '../card.tsx'
import { ErrorPage, type ErrorStatus, errorStatuses } from '../error-page.tsx'
import { Grid } from '../layout.tsx'
import type { NavGroup, NavLink } from '../links.ts'
import { Orbit } from '../orbit.tsx'
import { PublicPage } from '../page.tsx'
import type { PersonMenuProps } from '../person-menu.tsx'
import { Section } from '../section.tsx'
import { SiteFrame } from '../site-nav.tsx'
import { Stat, StatRow } from '../stat.tsx'
import { person } from './example-person.tsx'
import { ExampleInbox, ExampleStaffFrame } from './staff-page.tsx'

/** The names of the whole pages the gallery can show by themselves. */
export const pageNames: readonly string[] = [
  'public',
  'signed-in',
  'staff',
  ...errorStatuses.map((status) => `error-${status}`),
]

/** A whole page of the gallery by its name; null when there is none of that name. */
export function GalleryFrame({ name, children }: { name: string; children?: ReactNode }) {
  const status = errorStatuses.find((one) => name === `error-${one}`)
  if (name === 'staff') return <ExampleStaffFrame>{children ?? <ExampleInbox />}</ExampleStaffFrame>
  return (
    <ExampleSiteFrame person={name === 'signed-in' ? person : undefined}>
      {status ? <ExampleError status={status} /> : (children ?? <ExampleFront />)}
    </ExampleSiteFrame>
  )
}

const links: NavLink[] = [
  { to: '#projects', label: 'Projects', isCurrent: true },
  { to: '#models', label: 'Models' },
  { to: '#impact', label: 'Impact' },
  { to: '#calls', label: 'Calls' },
  { to: '#backers', label: 'Backers' },
]

const footer: NavGroup[] = [
  {
    title: 'Give',
    links: [
      { to: '#g1', label: 'Once or monthly' },
      { to: '#g2', label: 'Pledge' },
    ],
  },
  {
    title: 'Research',
    links: [
      { to: '#r1', label: 'Open calls' },
      { to: '#r2', label: 'Projects' },
    ],
  },
  {
    title: 'The books',
    links: [
      { to: '#b1', label: 'Ledger' },
      { to: '#b2', label: 'How we count' },
    ],
  },
]

function ExampleSiteFrame({ person, children }: { person: PersonMenuProps | undefined; children: ReactNode }) {
  return (
    <SiteFrame
      labName="ATOM"
      homeTo="#home"
      links={links}
      ask={{ to: '#give', label: 'Give' }}
      signIn={{ to: '#sign-in', label: 'Sign in' }}
      person={person}
      footer={footer}
      legal="ATOM Research Institute, a 501(c)(3) public charity, EIN 00-0000000. 1 Example Street, Boston, MA."
      books="Ledger checked 3 March 2026, 17:00 UTC: 41,208 entries, all in balance."
      banner="This is a demonstration. No card is charged and no letter leaves it."
    >
      {children}
    </SiteFrame>
  )
}

function ExampleFront() {
  return (
    <PublicPage
      scale="statement"
      title="Follow a dollar to the open model it became."
      lead="ATOM trains truly open models on more than ten thousand GPUs. Backers give, researchers apply, and every number on these pages leads to where it comes from."
      actions={
        <>
          <ButtonLink to="#give" size="large">
            Give
          </ButtonLink>
          <ButtonLink to="#calls" size="large" kind="quiet">
            Apply for GPU-hours
          </ButtonLink>
        </>
      }
    >
      <StatRow>
        <Stat size="large" kind="money" value="$4.81 M" label="given" to="#ledger" />
        <Stat size="large" kind="compute" value="2.10 M" unit="GPU-h" label="used by 41 projects" to="#ledger" />
        <Stat size="large" kind="open" value="2" label="open models released" to="#models" />
      </StatRow>
      <Section
        look="public"
        title="Projects"
        note="Each project shows its hours, its people and what it has released."
        action={<a href="#all">All projects</a>}
      >
        <Grid>
          {['Atlas: open medical vision', 'Birch: speech for 40 languages'].map((title) => (
            <Card
              key={title}
              title={title}
              to="#p"
              kicker="Project"
              mark={<Orbit id={title} size={48} kind="compute" />}
              footer="41,200 GPU-h used of 60,000"
            >
              <p>Weights, training code and data recipe under open licences.</p>
            </Card>
          ))}
        </Grid>
      </Section>
    </PublicPage>
  )
}

function ExampleError({ status }: { status: ErrorStatus }) {
  return (
    <ErrorPage
      status={status}
      reference="req_01JQ8Y6V5K"
      actions={
        <>
          <ButtonLink to="#home">Go to the front page</ButtonLink>
          <ButtonLink to="#write" kind="quiet">
            Write to us
          </ButtonLink>
        </>
      }
    />
  )
}

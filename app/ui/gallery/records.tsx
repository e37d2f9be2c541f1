import { Button, ButtonLink } from '../button.tsx'
import { Card } from '../card.tsx'
import { Definition } from '../definition.tsx'
import { Details } from '../details.tsx'
import { Empty } from '../empty.tsx'
import { Flash } from '../flash.tsx'
import { Stack } from '../layout.tsx'
import { CodeBlock } from '../mono.tsx'
import { Notice } from '../notice.tsx'
import { Orbit } from '../orbit.tsx'
import { Progress } from '../progress.tsx'
import { Status } from '../status.tsx'
import { Steps } from '../steps.tsx'
import { SummaryList } from '../summary-list.tsx'
import { TaskList } from '../task-list.tsx'
import { Timeline } from '../timeline.tsx'
import { Specimen, type Theme } from './specimen.tsx'

/** What a record is made of. */
export function Records() {
  return (
    <>
      <Specimen name="Card" draw={() => <Cards />} />
      <Specimen name="Notice and Flash" draw={() => <Notices />} />
      <Specimen name="TaskList" draw={() => <Tasks />} />
      <Specimen name="SummaryList (check answers)" draw={() => <Answers />} />
      <Specimen name="Steps and Progress" width="full" draw={(theme) => <Stages theme={theme} />} />
      <Specimen name="Timeline" draw={() => <Happenings />} />
      <Specimen name="Definition, Details, CodeBlock, Empty" draw={(theme) => <Facts theme={theme} />} />
    </>
  )
}

function Cards() {
  return (
    <Card
      title="Atlas: open medical vision"
      to="#atlas"
      kicker="Project · Grace Hopper, Example University"
      mark={<Orbit id="prj_atlas" size={48} kind="compute" />}
      footer="41,200 GPU-h used of 60,000"
    >
      <p>A vision model for chest radiographs, trained on public images only, with weights and code released.</p>
    </Card>
  )
}

function Notices() {
  return (
    <Stack gap="tight">
      <Flash>Your monthly gift is now $50.00, from 1 April 2026.</Flash>
      <Notice title="The call closes in two days" tone="info">
        You can change your application until then, also after submitting it.
      </Notice>
      <Notice
        tone="warn"
        action={
          <Button type="button" kind="quiet" size="small">
            Move hours
          </Button>
        }
      >
        March has 40 GPU-h more promised than there are.
      </Notice>
      <Notice tone="bad">The card was declined. Nothing was charged.</Notice>
    </Stack>
  )
}

function Tasks() {
  return (
    <TaskList
      tasks={[
        { name: 'Team and institution', to: '#team', status: 'done' },
        { name: 'What you will train', to: '#work', status: 'in progress', hint: '212 of 600 words' },
        { name: 'Hours asked', to: '#hours', status: 'not started' },
        { name: 'Check and submit', status: 'cannot start yet' },
      ]}
    />
  )
}

function Answers() {
  return (
    <SummaryList
      rows={[
        { term: 'Title', value: 'Atlas: open medical vision', changeTo: '#title' },
        { term: 'Hours asked', value: '60,000 GPU-h (H100)', changeTo: '#hours' },
        { term: 'Attachment', changeTo: '#file', error: 'Add your proposal as a PDF.' },
      ]}
    />
  )
}

function Stages({ theme }: { theme: Theme }) {
  return (
    <Stack>
      <Steps
        label={`Stages of the application, ${theme}`}
        steps={[
          { name: 'Submitted', state: 'done', note: '28 February 2026', to: '#s' },
          { name: 'In review', state: 'current', note: 'With three reviewers until 20 March' },
          { name: 'Panel', state: 'ahead', note: '2 April 2026' },
          { name: 'Decision', state: 'ahead', note: 'Released to all together' },
        ]}
      />
      <Progress
        label={`Reading sacct-february.psv, ${theme}`}
        done={340_000}
        of={1_000_000}
        words="340,000 of 1,000,000 rows"
      />
    </Stack>
  )
}

function Happenings() {
  return (
    <Timeline
      zone="America/New_York"
      happenings={[
        { id: '3', at: new Date('2026-03-05T19:12:00Z'), who: 'June Park', what: 'released the decision' },
        {
          id: '2',
          at: new Date('2026-03-04T15:00:00Z'),
          who: 'Ravi Shah',
          what: 'changed the allocation',
          changes: [{ name: 'March', before: '4,000 GPU-h', after: '5,200 GPU-h' }],
          note: 'Moved from April, where H100 are down for two days.',
        },
        {
          id: '1',
          at: new Date('2026-03-01T09:30:00Z'),
          who: 'The portal',
          what: 'sent the letter “Your application arrived”',
        },
      ]}
    />
  )
}

function Facts({ theme }: { theme: Theme }) {
  return (
    <Stack>
      <Definition
        terms={[
          { term: 'Slurm account', meaning: 'atom_g17' },
          { term: 'State', meaning: <Status of="open" /> },
        ]}
      />
      <Details summary="How this number is made">Sums of the journal, read at 17:00 UTC.</Details>
      <CodeBlock label={`A line from Slurm, ${theme}`}>
        {'1042_7|atom_g17|gres/gpu:h100=8|2026-03-01T10:00:00|2026-03-01T14:15:00|COMPLETED|0:0'}
      </CodeBlock>
      <Empty
        title="Notes about this donor will be here."
        action={
          <ButtonLink to="#n" kind="quiet">
            Write the first
          </ButtonLink>
        }
      />
    </Stack>
  )
}

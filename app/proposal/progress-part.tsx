import { type Expected, type Holder, type Progress, progressSteps } from '#app/domain/grants/progress.ts'
import { Definition } from '#app/ui/definition.tsx'
import { Stack } from '#app/ui/layout.tsx'
import { Section } from '#app/ui/section.tsx'
import { Steps } from '#app/ui/steps.tsx'
import { Deadline, OnDay } from '#app/ui/when.tsx'

type ProgressPartProps = { progress: Progress; callZone: string; zone: string }

/** Where an application stands, who has it now, what comes next and when. */
export function ProgressPart({ progress, callZone, zone }: ProgressPartProps) {
  const place = progressSteps.indexOf(progress.step)
  return (
    <Section title="Where it stands">
      <Stack>
        <Steps
          label="The way of an application"
          steps={progressSteps.map((name, index) => ({
            name,
            state: index < place ? 'done' : index === place ? 'current' : 'ahead',
          }))}
        />
        <Definition
          terms={[
            { term: 'Who has it now', meaning: holderWords[progress.holder] },
            { term: 'What comes next', meaning: progress.next },
            ...progress.dates.map(({ label, expected }) => ({
              term: label,
              meaning: <ExpectedBy expected={expected} callZone={callZone} zone={zone} />,
            })),
          ]}
        />
      </Stack>
    </Section>
  )
}

export const holderWords: Record<Holder, string> = {
  you: 'You',
  'the-lab': 'The lab',
  reviewers: 'Reviewers',
  nobody: 'Nobody: nothing waits',
}

type ExpectedByProps = { expected: Expected; callZone: string; zone: string }

export function ExpectedBy({ expected, callZone, zone }: ExpectedByProps) {
  if (expected.kind === 'instant') return <Deadline at={expected.at} zone={callZone} readerZone={zone} />
  if (expected.kind === 'day') return <OnDay on={expected.day} />
  if (expected.kind === 'late') {
    return (
      <>
        <OnDay on={expected.day} /> was announced. It takes longer, and no new day is announced yet
      </>
    )
  }
  return <>Not announced</>
}

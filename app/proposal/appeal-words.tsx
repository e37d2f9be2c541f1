import { groundWords } from '#app/domain/grants/appeals/appeal.ts'
import type { Appeal } from '#app/domain/grants/appeals/read-appeal.server.ts'
import { Definition } from '#app/ui/definition.tsx'
import { Stack } from '#app/ui/layout.tsx'
import { Section } from '#app/ui/section.tsx'
import { Status } from '#app/ui/status.tsx'
import { When } from '#app/ui/when.tsx'
import { Paragraphs } from './paragraphs.tsx'

/** An appeal and its answer, as both sides read them. */
export function AppealWords({ appeal, zone }: { appeal: Appeal; zone: string }) {
  return (
    <Stack gap="wide">
      <Section title="What is held against the decision">
        <Stack>
          <Definition
            terms={[
              { term: 'Grounds', meaning: groundWords[appeal.grounds].label },
              { term: 'Made', meaning: <When at={appeal.madeAt} zone={zone} /> },
              { term: 'Stands', meaning: <Status of={appeal.state} /> },
            ]}
          />
          <Paragraphs text={appeal.words} />
        </Stack>
      </Section>
      {appeal.answer && appeal.answeredAt && (
        <Section title="The answer" note={<When at={appeal.answeredAt} zone={zone} />}>
          <Paragraphs text={appeal.answer} />
        </Section>
      )}
    </Stack>
  )
}

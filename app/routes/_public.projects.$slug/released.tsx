import { opennessClassWords, outputKindWords } from '#app/domain/grants/output.ts'
import type { Output } from '#app/domain/grants/read-outputs.server.ts'
import { ChecklistDetails } from '#app/proposal/checklist-part.tsx'
import { Badge } from '#app/ui/badge.tsx'
import { Card } from '#app/ui/card.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { Grid } from '#app/ui/layout.tsx'
import { Orbit } from '#app/ui/orbit.tsx'
import { Section } from '#app/ui/section.tsx'
import { OnDay } from '#app/ui/when.tsx'

/** What the project gave back: models, datasets, code and papers anyone can take. */
export function Released({ outputs }: { outputs: readonly Output[] }) {
  return (
    <Section id="released" look="public" title="What it released">
      {outputs.length > 0 ? (
        <Grid cell="wide">
          {outputs.map((output) => (
            <OutputCard key={output.id} output={output} />
          ))}
        </Grid>
      ) : (
        <Empty title="What this project releases will stand here, for anyone to take." />
      )}
    </Section>
  )
}

function OutputCard({ output }: { output: Output }) {
  const { reached } = output.checklist
  return (
    <Card
      title={output.title}
      to={output.url}
      mark={<Orbit id={output.id} size={48} kind="open" />}
      kicker={
        <>
          {outputKindWords[output.kind]}, released <OnDay on={output.releasedOn} />
        </>
      }
      footer={
        <>
          <Badge kind="open">{output.licence}</Badge>
          {reached && ` ${opennessClassWords[reached]}`}
        </>
      }
    >
      <p>{output.summary}</p>
      <ChecklistDetails checklist={output.checklist} />
    </Card>
  )
}

import { opennessClassWords, outputKindWords } from '#app/domain/grants/output.ts'
import type { Output } from '#app/domain/grants/read-outputs.server.ts'
import { paths } from '#app/paths.ts'
import { ChecklistDetails } from '#app/proposal/checklist-part.tsx'
import { Badge } from '#app/ui/badge.tsx'
import { Card } from '#app/ui/card.tsx'
import { GpuHours } from '#app/ui/gpu-hours.tsx'
import { Grid, Row, Stack } from '#app/ui/layout.tsx'
import { Orbit } from '#app/ui/orbit.tsx'
import { OnDay } from '#app/ui/when.tsx'
import { type GpuSeconds, wholeGpuHours } from '#app/units/gpu-time.ts'

type OutputListProps = {
  outputs: readonly Output[]
  /** The hours behind a release, by its id, where they are known. */
  hours?: ReadonlyMap<string, GpuSeconds> | undefined
  /** Where the checklist of a model is worked on, for its team and for staff. */
  releaseTo?: ((outputId: string) => string) | undefined
}

/** Releases as cards: what, where, under which licence, from which project, with how many hours. */
export function OutputList({ outputs, hours, releaseTo }: OutputListProps) {
  return (
    <Grid cell="wide">
      {outputs.map((output) => (
        <Card
          key={output.id}
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
              <a href={paths.project(output.project.slug)}>{output.project.title}</a>, {output.project.institution}
              <Behind seconds={hours?.get(output.id)} />
            </>
          }
        >
          <Stack gap="tight">
            <p>{output.summary}</p>
            <Row>
              <Badge kind="open">{output.licence}</Badge>
              {output.checklist.reached && <Badge kind="open">{opennessClassWords[output.checklist.reached]}</Badge>}
            </Row>
            <ChecklistDetails checklist={output.checklist} />
            {releaseTo && output.kind === 'model' && <a href={releaseTo(output.id)}>How open it is</a>}
          </Stack>
        </Card>
      ))}
    </Grid>
  )
}

function Behind({ seconds }: { seconds: GpuSeconds | undefined }) {
  if (!seconds || seconds <= 0n) return null
  return (
    <>
      {' · '}
      <GpuHours of={wholeGpuHours(seconds)} look="coloured" />
    </>
  )
}

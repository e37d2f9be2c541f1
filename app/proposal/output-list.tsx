import { opennessClassWords, outputKindWords } from '#app/domain/grants/output.ts'
import type { Output } from '#app/domain/grants/read-outputs.server.ts'
import { paths } from '#app/paths.ts'
import { Badge } from '#app/ui/badge.tsx'
import { Card } from '#app/ui/card.tsx'
import { Grid, Row, Stack } from '#app/ui/layout.tsx'
import { OnDay } from '#app/ui/when.tsx'

/** Releases as cards: what, where, under which licence, from which project. */
export function OutputList({ outputs }: { outputs: readonly Output[] }) {
  return (
    <Grid cell="wide">
      {outputs.map((output) => (
        <Card
          key={output.id}
          title={output.title}
          to={output.url}
          kicker={outputKindWords[output.kind]}
          footer={
            <>
              <OnDay on={output.releasedOn} />, from{' '}
              <a href={paths.project(output.project.slug)}>{output.project.title}</a>
            </>
          }
        >
          <Stack gap="tight">
            <p>{output.summary}</p>
            <Row>
              <Badge kind="open">{output.licence}</Badge>
              {isClass(output.opennessClass) && <Badge kind="open">{opennessClassWords[output.opennessClass]}</Badge>}
            </Row>
          </Stack>
        </Card>
      ))}
    </Grid>
  )
}

function isClass(value: number | null): value is 1 | 2 | 3 {
  return value === 1 || value === 2 || value === 3
}

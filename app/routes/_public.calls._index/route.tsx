import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { keptPage } from '#app/area/kept-page.ts'
import { openMeta } from '#app/area/page-meta.ts'
import { type CallNow, readCalls } from '#app/domain/grants/read-calls.server.ts'
import { paths } from '#app/paths.ts'
import { publicPage } from '#app/platform/guards.server.ts'
import { CallDeadline } from '#app/proposal/call-deadline.tsx'
import { Badge } from '#app/ui/badge.tsx'
import { Card } from '#app/ui/card.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { formatGpuClass } from '#app/ui/gpu-hours.tsx'
import { Grid, Row, Stack } from '#app/ui/layout.tsx'
import { PublicPage } from '#app/ui/page.tsx'
import { Section } from '#app/ui/section.tsx'
import { Status } from '#app/ui/status.tsx'
import { When } from '#app/ui/when.tsx'
import { world } from '#app/world.server.ts'

export const handle = { hydrate: false }
export const headers = keptPage
export const meta: MetaFunction = (args) =>
  openMeta(args, {
    title: 'Calls for proposals',
    description: 'Apply for GPU-hours for open models: what is open now, and until when.',
  })

export async function loader(args: LoaderFunctionArgs) {
  const person = await publicPage(args)
  return { calls: await readCalls(world), zone: person?.timeZone }
}

export default function CallsPage() {
  const { calls, zone } = useLoaderData<typeof loader>()
  const open = calls.filter((call) => call.stage !== 'closed')
  const closed = calls.filter((call) => call.stage === 'closed')
  return (
    <PublicPage
      kicker="Apply"
      title="Calls for proposals"
      lead="Hours on our GPUs, for work whose results everyone may use. Reviewed by people from neighbouring fields, decided together, told to everyone on the same day."
    >
      <Section title="Open and coming" look="public">
        {open.length === 0 ? (
          <Empty title="No call is open just now.">
            <p>The next one will stand here, with the instant it closes.</p>
          </Empty>
        ) : (
          <Calls calls={open} zone={zone} />
        )}
      </Section>
      {closed.length > 0 && (
        <Section title="Closed" look="public">
          <Calls calls={closed} zone={zone} />
        </Section>
      )}
    </PublicPage>
  )
}

function Calls({ calls, zone }: { calls: readonly CallNow[]; zone: string | undefined }) {
  return (
    <Grid cell="wide">
      {calls.map((call) => (
        <Card key={call.id} title={call.title} to={paths.call(call.slug)} action={<Status of={call.stage} />}>
          <Stack gap="tight">
            <p>{call.summary}</p>
            <p>
              {call.stage === 'upcoming' ? (
                <>
                  Opens <When at={call.opensAt} zone={call.timeZone} />
                </>
              ) : (
                <>
                  {call.stage === 'open' ? 'Closes ' : 'Closed '}
                  <CallDeadline call={call} readerZone={zone} />
                </>
              )}
            </p>
            <Row>
              {call.gpuClasses.map((gpuClass) => (
                <Badge key={gpuClass} kind="compute">
                  {formatGpuClass(gpuClass)}
                </Badge>
              ))}
            </Row>
          </Stack>
        </Card>
      ))}
    </Grid>
  )
}

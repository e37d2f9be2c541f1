import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { FlowOfLab, usedWords } from '#app/area/flow-of-lab.tsx'
import { keptPage } from '#app/area/kept-page.ts'
import { labThing } from '#app/area/lab-thing.ts'
import { openMeta } from '#app/area/page-meta.ts'
import { readPublishedRates } from '#app/domain/compute/read-rates.server.ts'
import { isCampaignOpen } from '#app/domain/giving/campaign.ts'
import { readCampaigns } from '#app/domain/giving/read-campaigns.server.ts'
import { readCalls } from '#app/domain/grants/read-calls.server.ts'
import { readOutputs } from '#app/domain/grants/read-outputs.server.ts'
import { flowOf, modelsOf } from '#app/domain/impact/flow.ts'
import { readImpact } from '#app/domain/impact/read-impact.server.ts'
import { readPublicJournal } from '#app/domain/impact/read-journal.server.ts'
import { wholeMeter } from '#app/domain/impact/supply-meter.ts'
import { usedPart } from '#app/domain/impact/trace.ts'
import { paths } from '#app/paths.ts'
import { publicPage } from '#app/platform/guards.server.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { PublicPage } from '#app/ui/page.tsx'
import { Section } from '#app/ui/section.tsx'
import { dayIn, monthOf } from '#app/units/time.ts'
import { world } from '#app/world.server.ts'
import { Heroes } from './heroes.tsx'
import { Newest } from './newest.tsx'
import { NewestModels } from './newest-models.tsx'
import { OpenCall } from './open-call.tsx'
import { Raising } from './raising.tsx'
import { Supply } from './supply.tsx'

export const handle = { hydrate: false }
export const headers = keptPage
export const meta: MetaFunction<typeof loader> = (args) =>
  openMeta(args, {
    title: args.data?.labName ?? '',
    description: 'Give dollars or GPU-hours, apply for them, and follow both to the open models they make.',
    thing: args.data?.lab,
  })

export async function loader(args: LoaderFunctionArgs) {
  const reader = await publicPage(args)
  const now = world.clock.now()
  const month = monthOf(now)
  const [impact, models, calls, journal, campaigns, rates] = await Promise.all([
    readImpact(world.db, month),
    readOutputs(world, { kind: 'model' }),
    readCalls(world),
    readPublicJournal(world.db, { account: null, before: null, size: 5 }),
    readCampaigns(world.db),
    readPublishedRates(world.db, dayIn(world.lab.timeZone, now)),
  ])
  const behind = new Map(modelsOf(impact.trace).map(({ model, seconds }) => [model.id, seconds]))
  return {
    labName: world.lab.name,
    lab: labThing(world.lab),
    month,
    gpus: impact.gpus,
    money: impact.money,
    hours: impact.hours,
    meters: { thisMonth: wholeMeter(impact.thisMonth), inAll: wholeMeter(impact.inAll) },
    flow: flowOf(usedPart(impact.trace)),
    entries: journal.lines,
    modelCount: models.length,
    models: models.slice(0, 3).map((model) => ({ ...model, seconds: behind.get(model.id) ?? null })),
    campaigns: campaigns.filter((campaign) => isCampaignOpen(campaign, now)).slice(0, 2),
    perHour: rates[0]?.perHour ?? null,
    call: calls.find((call) => call.stage !== 'closed') ?? null,
    readerZone: reader?.timeZone ?? null,
  }
}

export default function Home() {
  const page = useLoaderData<typeof loader>()
  return (
    <PublicPage
      scale="statement"
      title="Give a dollar. Follow it to an open model."
      lead={<p>{leadOf(page.labName, page.gpus)}</p>}
      actions={
        <>
          <ButtonLink size="large" to={paths.give()}>
            Give
          </ButtonLink>
          <ButtonLink size="large" kind="quiet" to={paths.calls()}>
            Apply for GPU-hours
          </ButtonLink>
        </>
      }
    >
      <Heroes money={page.money} hours={page.hours} models={page.modelCount} />
      <Section
        look="broad"
        title="Where it went"
        note={<a href={paths.impact()}>Every number, by fund and by GPU class</a>}
      >
        <FlowOfLab title={usedWords(page.hours.used)} picture={page.flow} />
      </Section>
      <Supply month={page.month} thisMonth={page.meters.thisMonth} inAll={page.meters.inAll} />
      <NewestModels models={page.models} />
      <Raising campaigns={page.campaigns} perHour={page.perHour} />
      <Newest entries={page.entries} />
      <OpenCall call={page.call} readerZone={page.readerZone} />
    </PublicPage>
  )
}

function leadOf(labName: string, gpus: number): string {
  const machines = gpus > 0 ? ` on ${gpus.toLocaleString('en-US')} GPUs` : ''
  return `${labName} trains truly open models${machines}. Backers give, researchers apply, and everyone can follow one dollar to the GPU-hours it bought, the project that used them and the model that came out.`
}

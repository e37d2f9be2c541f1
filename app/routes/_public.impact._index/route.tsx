import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { FlowOfLab, usedWords } from '#app/area/flow-of-lab.tsx'
import { keptPage } from '#app/area/kept-page.ts'
import { openMeta } from '#app/area/page-meta.ts'
import { readOutputs } from '#app/domain/grants/read-outputs.server.ts'
import { flowOf } from '#app/domain/impact/flow.ts'
import { readImpact } from '#app/domain/impact/read-impact.server.ts'
import { usedPart, usesByProject } from '#app/domain/impact/trace.ts'
import { readLastBookCheck } from '#app/domain/ledger/check-books.server.ts'
import { readHead } from '#app/domain/ledger/read-entries.server.ts'
import { paths } from '#app/paths.ts'
import { publicPage } from '#app/platform/guards.server.ts'
import { PublicPage } from '#app/ui/page.tsx'
import { Section } from '#app/ui/section.tsx'
import { monthOf } from '#app/units/time.ts'
import { world } from '#app/world.server.ts'
import { Books } from './books.tsx'
import { ByClass } from './by-class.tsx'
import { ByFund } from './by-fund.tsx'
import { ByProject } from './by-project.tsx'
import { Totals } from './totals.tsx'

export const handle = { hydrate: false }
export const headers = keptPage
export const meta: MetaFunction<typeof loader> = (args) =>
  openMeta(args, {
    title: 'Impact',
    description:
      'What was given, the GPU-hours it bought, who used them and what came out. Every figure leads to its entries.',
  })

export async function loader(args: LoaderFunctionArgs) {
  await publicPage(args)
  const [impact, models, check, head] = await Promise.all([
    readImpact(world.db, monthOf(world.clock.now())),
    readOutputs(world, { kind: 'model' }),
    readLastBookCheck(world.db),
    readHead(world.db),
  ])
  return {
    zone: world.lab.timeZone,
    money: impact.money,
    funds: impact.funds,
    hours: impact.hours,
    classes: impact.classes,
    flow: flowOf(usedPart(impact.trace)),
    projects: usesByProject(impact.trace)
      .filter(({ project }) => project.isPublic)
      .map(({ project, seconds, outputs }) => ({ ...project, seconds, outputs: outputs.length })),
    models: models.length,
    check: check && { checkedAt: check.checkedAt, isWhole: check.isWhole, entries: check.entries },
    head: head?.hash ?? null,
  }
}

export default function Impact() {
  const page = useLoaderData<typeof loader>()
  return (
    <PublicPage
      title="What was given, and what became of it"
      lead={
        <p>
          Every figure on this page is a sum of <a href={paths.impactLedger()}>entries anyone can read and check</a>,
          and <a href={paths.impactMethod()}>this is how they are joined</a>.
        </p>
      }
    >
      <Totals money={page.money} hours={page.hours} models={page.models} />
      <Section look="broad" title="The whole way">
        <FlowOfLab title={usedWords(page.hours.used)} picture={page.flow} />
      </Section>
      <ByFund funds={page.funds} />
      <ByClass classes={page.classes} />
      <ByProject projects={page.projects} />
      <Books check={page.check} head={page.head} zone={page.zone} />
    </PublicPage>
  )
}

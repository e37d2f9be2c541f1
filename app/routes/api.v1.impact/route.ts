import type { LoaderFunctionArgs } from '@remix-run/node'
import { modelsOf } from '#app/domain/impact/flow.ts'
import { type Impact, readImpact } from '#app/domain/impact/read-impact.server.ts'
import { usesByProject } from '#app/domain/impact/trace.ts'
import { readLastBookCheck } from '#app/domain/ledger/check-books.server.ts'
import { readHead } from '#app/domain/ledger/read-entries.server.ts'
import { answerPublicJson, gpuTimeJson, moneyJson } from '#app/platform/api.server.ts'
import { publicPage } from '#app/platform/guards.server.ts'
import { monthOf } from '#app/units/time.ts'
import { world } from '#app/world.server.ts'

/** What was given and what became of it, for anyone. */
export async function loader(args: LoaderFunctionArgs) {
  await publicPage(args)
  const now = world.clock.now()
  const [impact, head, check] = await Promise.all([
    readImpact(world.db, monthOf(now)),
    readHead(world.db),
    readLastBookCheck(world.db),
  ])
  const became = {
    money: moneyOf(impact.money),
    funds: impact.funds.map((fund) => ({ slug: fund.slug, name: fund.name, ...moneyOf(fund) })),
    hours: impact.classes.map((one) => hoursOf(one)),
    projects: usesByProject(impact.trace)
      .filter(({ project }) => project.isPublic)
      .map(({ project }) => ({ slug: project.slug, title: project.title, used: usedBy(impact, project.id) })),
    models: modelsOf(impact.trace).map(({ model, from, seconds }) => ({
      slug: model.slug,
      title: model.title,
      released_on: model.releasedOn,
      project: from.slug,
      gpu_seconds: seconds,
    })),
    ledger: {
      head: head?.hash ?? null,
      last_check: check && { at: check.checkedAt.toISOString(), is_whole: check.isWhole, entries: check.entries },
    },
  }
  return answerPublicJson(args.request, { as_of: now.toISOString(), ...became }, became)
}

type Money = { received: bigint; givenBack: bigint; spent: bigint; left: bigint; fees?: bigint }

function moneyOf({ received, givenBack, spent, left, fees }: Money) {
  return {
    received: moneyJson(received),
    given_back: moneyJson(givenBack),
    spent_on_hours: moneyJson(spent),
    left: moneyJson(left),
    ...(fees === undefined ? {} : { processing_fees: moneyJson(fees) }),
  }
}

function hoursOf({ gpuClass, bought, used, waiting, unused, cost }: Impact['classes'][number]) {
  const seconds = (amount: bigint) => gpuTimeJson(gpuClass, amount)
  return {
    all: seconds(bought),
    used: seconds(used),
    waiting: seconds(waiting),
    unused: seconds(unused),
    paid_by_gifts: moneyJson(cost),
  }
}

function usedBy(impact: Impact, projectId: string) {
  const byClass = new Map<string, bigint>()
  for (const strand of impact.trace.strands) {
    if (strand.projectId !== projectId) continue
    byClass.set(strand.lot.gpuClass, (byClass.get(strand.lot.gpuClass) ?? 0n) + strand.seconds)
  }
  return [...byClass].sort().map(([gpuClass, seconds]) => gpuTimeJson(gpuClass, seconds))
}

import { asc, eq } from 'drizzle-orm'
import { monotonicFactory } from 'ulid'
import { importUsage } from '#app/domain/compute/import-usage.server.ts'
import { portal } from '#app/domain/people/person.ts'
import type { World } from '#app/domain/world.ts'
import type { Db } from '#db/client.server.ts'
import { allocations } from '#db/schema/compute.ts'
import { donors, funds } from '#db/schema/giving.ts'
import { projects } from '#db/schema/grants.ts'
import { dice } from '../dice.ts'
import { told } from '../story-world.server.ts'
import { buyHours } from './buy-hours.server.ts'
import { type LargeDonor, largeGift, nameOf } from './large-gift.ts'
import { sacctFile } from './sacct-file.ts'
import { type LargeWorld, writeDonors, writeGifts } from './write-batch.server.ts'

export type Growth = { donors: number; gifts: number; jobs: number }
/** What was done, how many rows it took, and how many things the people asked for were made. */
export type Grown = (step: { what: string; made: number; rows: number; seconds: number }) => void

const donorsAtOnce = 20_000
const giftsAtOnce = 5_000
const twoYearsMs = 730 * 86_400_000
const halfAYearMs = 182 * 86_400_000

/**
 * Adds donors, gifts and usage to a world that has its story, so that every invariant goes on holding. Gifts lie in the two
 * years before now and most of their money has bought hours; jobs ran in the last half year. Ids sort by those times.
 */
export async function growWorld(world: World, owner: Db, growth: Growth, grown: Grown): Promise<void> {
  const by: By = {
    owner,
    ids: world.ids,
    lab: world.lab,
    idAt: idsByTime(),
    now: world.clock.now(),
    random: dice('large'),
  }
  const { added } = await timed('donors', grown, () => addDonors(by, growth.donors))
  await timed('gifts', grown, () => addGifts(by, growth.gifts, added))
  if (growth.gifts > 0) await timed('purchases', grown, () => buyHours(world))
  if (growth.jobs > 0) await timed('jobs', grown, () => addJobs(world, owner, growth.jobs))
}

type By = LargeWorld & { now: Date; random: () => number }

/** Ids that sort by the instants they are asked for, each not before the one asked last. */
function idsByTime(): By['idAt'] {
  // Plain random digits: these ids are no secrets, and strong ones would take half the time.
  const next = monotonicFactory(Math.random)
  return (prefix, at) => `${prefix}_${next(at.getTime())}`
}

async function timed<Made extends { made: number; rows: number }>(
  what: string,
  grown: Grown,
  work: () => Promise<Made>,
): Promise<Made> {
  const started = performance.now()
  const done = await work()
  if (done.made > 0) grown({ what, made: done.made, rows: done.rows, seconds: (performance.now() - started) / 1000 })
  return done
}

async function addDonors(by: By, count: number) {
  const at = new Date(by.now.getTime() - twoYearsMs)
  const added: LargeDonor[] = []
  let rows = 0
  while (added.length < count) {
    const some = Array.from({ length: Math.min(donorsAtOnce, count - added.length) }, () => {
      const id = by.idAt('dnr', at)
      return { id, name: nameOf(by.random), email: `donor-${id.slice(4).toLowerCase()}@example.org` }
    })
    rows += await writeDonors(by, some, at)
    added.push(...some)
  }
  return { made: count, rows, added }
}

async function addGifts(by: By, count: number, added: readonly LargeDonor[]) {
  const known = await by.owner
    .select({ id: funds.id, name: funds.name })
    .from(funds)
    .where(eq(funds.isOpen, true))
    .orderBy(asc(funds.position))
  const givers =
    added.length > 0
      ? added
      : await by.owner
          .select({ id: donors.id, name: donors.name, email: donors.email })
          .from(donors)
          .limit(donorsAtOnce)
  const from = by.now.getTime() - twoYearsMs
  const at = (index: number) => new Date(from + Math.floor((index * twoYearsMs) / count))
  let rows = 0
  for (let index = 0; index < count; index += giftsAtOnce) {
    const some = Array.from({ length: Math.min(giftsAtOnce, count - index) }, (_, one) =>
      largeGift(by.random, { donors: givers, funds: known, at: at(index + one) }),
    )
    rows += await writeGifts(by, some)
  }
  return { made: count, rows }
}

/** Through the import that every usage file goes through: it is set-based already. */
async function addJobs(world: World, owner: Db, count: number) {
  const running = await owner
    .selectDistinct({ account: projects.slurmAccount, gpuClass: allocations.gpuClass })
    .from(allocations)
    .innerJoin(projects, eq(projects.id, allocations.projectId))
    .where(eq(allocations.origin, 'granted'))
  const accounts = running.flatMap(({ account, gpuClass }) => (account ? [{ account, gpuClass }] : []))
  const until = world.clock.now()
  const from = new Date(until.getTime() - halfAYearMs)
  // Job ids by the second, so that growing again tells of other jobs.
  const firstJob = Math.floor(until.getTime() / 1000)
  const bytes = sacctFile({ rows: count, accounts, from, until, gpuHours: 100_000, firstJob })
  const { answer } = told(
    await importUsage(world, portal('large-world'), { bytes, fileName: 'large-world.psv', source: 'story' }),
  )
  const { final, provisional, held } = answer.rows
  return { made: count, rows: final + provisional + held }
}

import { parseArgs } from 'node:util'
import { env } from '#app/platform/env.server.ts'
import { world } from '#app/world.server.ts'
import { checkInvariants } from '#db/check-invariants.server.ts'
import { openDb } from '#db/client.server.ts'
import { migrateDatabase } from '#db/migrate.server.ts'
import { growWorld } from '#db/seed/large/grow-world.server.ts'
import { commandLine } from './supervise/command.ts'
import { Remedy, say } from './supervise/say.ts'
import { dropHalfTold, seedWhenNew } from './supervise/seed.ts'

/** Makes a demonstration large, for measuring. */
export const main = commandLine({
  help: `npm run seed:large -- [--donors N] [--gifts N] [--jobs N] [--unchecked]
Grows the demonstration in DATA_DIR (.data) by so many donors (250), gifts (1,000) and Slurm jobs (1,000): a large world for
measuring in which every invariant holds and the hash chain is whole. A new folder gets its story first. Checks every
invariant at the end unless --unchecked. Only the embedded database is grown, never one that DATABASE_URL names.
For example: DATA_DIR=.large npm run seed:large -- --donors 250000 --gifts 1000000 --jobs 1000000`,
  needs: 'everything',
  run: async (words) => {
    const growth = readGrowth(words)
    if (!env().isDemo) throw new Remedy('Only the embedded database is grown: run it without DATABASE_URL.')
    await dropHalfTold(env().databaseUrl)
    await migrateDatabase(env().ownerUrl)
    await seedWhenNew(world)
    const owner = openDb({ url: env().ownerUrl, connections: 2, asOwner: true, name: 'atom-seed-large' })
    try {
      await growWorld(world, owner.db, growth, ({ what, made, rows, seconds }) => {
        const pace = Math.round(rows / seconds).toLocaleString('en-US')
        say(`${count(made)} ${what}: ${count(rows)} rows in ${seconds.toFixed(1)} s, ${pace} rows/s`)
      })
      await owner.sql`analyze`
      return growth.isUnchecked ? 0 : await check()
    } finally {
      await owner.close()
    }
  },
})

async function check(): Promise<number> {
  const broken = await checkInvariants(world.db.$client)
  for (const one of broken) say(`BROKEN  ${one.name}: ${JSON.stringify(one.rows[0])}`)
  if (broken.length === 0) say('Every invariant holds. npm run verify:ledger also walks the hash chain.')
  return broken.length === 0 ? 0 : 1
}

function readGrowth(words: string[]) {
  const { values } = parseArgs({
    args: words,
    options: {
      donors: { type: 'string', default: '250' },
      gifts: { type: 'string', default: '1000' },
      jobs: { type: 'string', default: '1000' },
      unchecked: { type: 'boolean', default: false },
    },
  })
  const { donors, gifts, jobs, unchecked } = values
  return { donors: wholeNumber(donors), gifts: wholeNumber(gifts), jobs: wholeNumber(jobs), isUnchecked: unchecked }
}

function wholeNumber(text: string): number {
  if (!/^\d{1,8}$/.test(text)) throw new Remedy(`"${text}" is not a number from 0 to 99,999,999.`)
  return Number(text)
}

function count(number: number): string {
  return number.toLocaleString('en-US')
}

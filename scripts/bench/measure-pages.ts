import { setTimeout as wait } from 'node:timers/promises'
import { median } from './figures.ts'
import { type Ask, ask } from './load.ts'
import { processorTime } from './processes.ts'

/** Something that answers a page, with the processes that work for it. */
export type Contender = Ask & { name: string; pid: number; postgresPid: number }
export type Measured = { name: string; processorMs: number; p50: number }

/**
 * Asks every contender in turn, round after round, so that whatever else the machine does falls on all alike. Processor time
 * is that of the serving process and of Postgres together.
 */
export async function measurePages(
  contenders: readonly Contender[],
  sizes: { requests: number; rounds: number },
): Promise<Measured[]> {
  const found = contenders.map((one) => ({ one, perRequest: [] as number[], took: [] as number[] }))
  for (const { one } of found) await askTimes(one, Math.max(10, sizes.requests * 2))
  for (let round = 0; round < sizes.rounds; round += 1) {
    for (const { one, perRequest, took } of found) {
      const before = await spent(one)
      const some = await askTimes(one, sizes.requests)
      perRequest.push((await spent(one)) - before)
      took.push(...some)
      await wait(20)
    }
  }
  return found.map(({ one, perRequest, took }) => ({
    name: one.name,
    processorMs: median(perRequest) / sizes.requests,
    p50: median(took),
  }))
}

async function spent({ pid, postgresPid }: Contender): Promise<number> {
  return (await processorTime(pid)) + (await processorTime(postgresPid, { family: true }))
}

async function askTimes(contender: Contender, times: number): Promise<number[]> {
  const took: number[] = []
  for (let time = 0; time < times; time += 1) {
    const answer = await ask(contender)
    if (answer.status !== 200) throw new Error(`${contender.name} answered ${answer.status}`)
    took.push(answer.took)
  }
  return took
}

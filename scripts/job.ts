import { handlers } from '#app/jobs/index.server.ts'
import { rounds } from '#app/platform/queue.server.ts'
import { world } from '#app/world.server.ts'
import { commandLine } from './supervise/command.ts'
import { Remedy, say } from './supervise/say.ts'

const names = rounds.map((round) => round.job)

/** Runs one scheduled job now, in this process, and waits for it. */
export const main = commandLine({
  help: `npm run job -- NAME
Runs one scheduled job now and waits for it: ${names.join(', ')}.`,
  needs: 'everything',
  run: async ([name]) => {
    const known = names.find((one) => one === name)
    if (!known) throw new Remedy(`Say which job: ${names.join(', ')}.`)
    await handlers[known](world, {} as never)
    say(`${known} done`)
    return 0
  },
})

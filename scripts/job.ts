import type { JobName } from '#app/domain/activity/job.ts'
import { handlers } from '#app/jobs/index.server.ts'
import { world } from '#app/world.server.ts'
import { commandLine } from './supervise/command.ts'
import { Remedy, say } from './supervise/say.ts'

const rounds: JobName[] = ['settle-events', 'sweep-stripe', 'close-hours', 'lapse-offers', 'check-books', 'forget-old']

/** Runs one scheduled job now, in this process, and waits for it. */
export const main = commandLine({
  help: `npm run job -- NAME
Runs one scheduled job now and waits for it: ${rounds.join(', ')}.`,
  needs: 'everything',
  run: async ([name]) => {
    const known = rounds.find((round) => round === name)
    if (!known) throw new Remedy(`Say which job: ${rounds.join(', ')}.`)
    await handlers[known](world, {} as never)
    say(`${known} done`)
    return 0
  },
})

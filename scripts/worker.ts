import { commandLine } from './supervise/command.ts'
import { say } from './supervise/say.ts'

/** Performs jobs and serves nothing: a process of its own beside the ones that serve. */
export const main = commandLine({
  help: `npm run worker
Performs jobs from the queue until it is stopped; any number may run beside each other and beside npm start.`,
  needs: 'everything',
  run: async (_words, stops) => {
    const { startWorker } = await import('#app/worker.server.ts')
    const worker = await startWorker()
    stops.add(worker.stop)
    say('Working. Ctrl-C stops after the jobs under way.')
    return new Promise<number>(() => {})
  },
})

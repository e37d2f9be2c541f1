import { env } from '#app/platform/env.server.ts'
import { joinOrStart } from './join.ts'
import { createStops, type Stops, stopOnSignals } from './stopping.ts'

export type Command = {
  /** What `--help` prints. */
  help: string
  /** What must be up while it runs: the database, or the sandbox and the mailbox as well. */
  needs: 'database' | 'everything'
  /** Answers the exit code. Whatever is added to `stops` is stopped before the world closes. */
  run(words: string[], stops: Stops): Promise<number>
}

/** Makes a command of the shell: help, the world it needs joined or started for the duration, and everything taken down after. */
export function commandLine(command: Command): (words: string[]) => Promise<number> {
  return async (words) => {
    if (words.includes('--help') || words.includes('-h')) {
      process.stdout.write(`${command.help.trim()}\n`)
      return 0
    }
    env()
    const stops = createStops()
    stopOnSignals(stops)
    try {
      await joinOrStart(stops, command.needs)
      const { closeWorld } = await import('#app/world.server.ts')
      stops.add(closeWorld)
      return await command.run(words, stops)
    } finally {
      await stops.stop()
    }
  }
}

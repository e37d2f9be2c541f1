/** A line of progress for the person at the terminal. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

/** Something the person who started us can put right: one sentence, no stack. */
export class Remedy extends Error {
  /** What scripts/setup/say.mjs prints instead of a stack. */
  readonly lines: string[]
  constructor(sentence: string) {
    super(sentence)
    this.lines = [sentence]
  }
}

/** Says what is being done, then how long it took. */
export async function saying<Made>(what: string, work: () => Promise<Made>): Promise<Made> {
  const started = performance.now()
  process.stdout.write(`${what} … `)
  try {
    const made = await work()
    process.stdout.write(`${((performance.now() - started) / 1000).toFixed(1)} s\n`)
    return made
  } catch (problem) {
    process.stdout.write('failed\n')
    throw problem
  }
}

import { parseArgs } from 'node:util'
import { type Part, quickSizes, runParts, type Sizes, usualSizes } from './bench/bench.ts'
import { tableOf } from './bench/figures.ts'
import { lastHours } from './bench/last-hours.ts'
import { listPage } from './bench/list-page.ts'
import { publicPage } from './bench/public-page.ts'
import { seatReviewers } from './bench/seat-reviewers.ts'
import { secondStart } from './bench/second-start.ts'
import { usageImport } from './bench/usage-import.ts'
import { webhooks } from './bench/webhooks.ts'
import { Remedy, say } from './supervise/say.ts'

const parts: Record<string, Part> = {
  list: listPage,
  public: publicPage,
  webhooks,
  import: usageImport,
  allocations: lastHours,
  reviewers: seatReviewers,
  start: secondStart,
}

const help = `npm run bench -- [--only ${Object.keys(parts).join(',')}] [--quick] [--gifts N] [--rows N] [--folder DIR]
Measures the portal beside the least code that does the same work, both in turn in the same minutes, and prints each as a
ratio with its goal (docs/speed.md). Judge the ratios: the figures are this machine's, on this day.
  --only    these parts, separated by commas
  --quick   tiny sizes: that everything runs, not how fast it is
  --gifts   gifts of the large world (${usualSizes.gifts}); 1000000 takes some minutes to make
  --rows    lines of the usage file (${usualSizes.rows}); 4000000 are a gigabyte
  --folder  keeps the worlds there for the next time; otherwise they are made in a temporary folder and removed
Needs Linux: processor time and memory are read from /proc.`

/** Measures; writes nothing into the tree. */
export async function main(words: string[]): Promise<number> {
  const { values } = parseArgs({
    args: words,
    options: {
      help: { type: 'boolean', short: 'h', default: false },
      only: { type: 'string', default: Object.keys(parts).join(',') },
      quick: { type: 'boolean', default: false },
      gifts: { type: 'string' },
      rows: { type: 'string' },
      folder: { type: 'string', default: '' },
    },
  })
  if (values.help) {
    say(help)
    return 0
  }
  if (process.platform !== 'linux') throw new Remedy('Processor time and memory are read from /proc: this needs Linux.')
  const chosen = values.only.split(',').map((name) => [name, parts[name] ?? unknownPart(name)] as const)
  const sizes = sizesOf(values)
  const lines = await runParts(chosen, values.folder, sizes)
  say('')
  say(tableOf(lines))
  return 0
}

function sizesOf(values: { quick: boolean; gifts?: string; rows?: string }): Sizes {
  const usual = values.quick ? quickSizes : usualSizes
  return {
    ...usual,
    gifts: values.gifts ? wholeNumber(values.gifts) : usual.gifts,
    rows: values.rows ? wholeNumber(values.rows) : usual.rows,
  }
}

function wholeNumber(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new Remedy(`"${text}" is not a number above zero.`)
  return Number(text)
}

function unknownPart(name: string): never {
  throw new Remedy(`There is no part "${name}": there are ${Object.keys(parts).join(', ')}.`)
}

import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import { importUsage } from '#app/domain/compute/import-usage.server.ts'
import { type UsageAnswer, type Verdict, verdicts, verdictWords } from '#app/domain/compute/usage-import.ts'
import { portal } from '#app/domain/people/person.ts'
import { formatGpuHours, gpuSeconds } from '#app/units/gpu-time.ts'
import { world } from '#app/world.server.ts'
import { commandLine } from './supervise/command.ts'
import { Remedy, say } from './supervise/say.ts'

/** Imports Slurm accounting output from a file: the same verb as the page and the API. */
export const main = commandLine({
  help: `npm run import:usage -- FILE [--dry-run] [--columns jobid,jobidraw,…] [--delimiter '|'] [--time-zone America/New_York] [--json]
Imports sacct output: text with a header line (or --columns), or the JSON of sacct --json. The same rows again change nothing.
Make it with: SLURM_TIME_FORMAT=%s sacct -a -X -D -P -o Cluster,JobIDRaw,JobID,Account,User,Partition,State,Submit,Start,End,ElapsedRaw,AllocTRES,NodeList,JobName`,
  needs: 'database',
  run: async (words) => {
    const { values, positionals } = parseArgs({
      args: words,
      allowPositionals: true,
      options: {
        'dry-run': { type: 'boolean', default: false },
        columns: { type: 'string', default: '' },
        delimiter: { type: 'string', default: '' },
        'time-zone': { type: 'string', default: 'UTC' },
        json: { type: 'boolean', default: false },
      },
    })
    const [file] = positionals
    if (!file) throw new Remedy('Say which file: npm run import:usage -- FILE.')
    const found = await stat(file).catch(() => null)
    if (!found?.isFile()) throw new Remedy(`There is no file ${file}.`)
    const bar = progressBar(found.size)
    const outcome = await importUsage(world, portal('the shell'), {
      bytes: createReadStream(file, { highWaterMark: 1 << 20 }),
      fileName: basename(file),
      source: 'shell',
      size: found.size,
      isDryRun: values['dry-run'],
      columns: values.columns,
      delimiter: values.delimiter,
      timeZone: values['time-zone'],
      onProgress: bar.show,
    })
    bar.end()
    if (!outcome.ok) throw new Remedy(String(outcome.detail?.sentence ?? outcome.refused))
    if (values.json) say(JSON.stringify(outcome.value.answer))
    else tell(outcome.value.answer)
    return 0
  },
})

function tell(answer: UsageAnswer): void {
  say(answer.dry_run ? 'Dry run: nothing was kept.' : `Import ${answer.import}`)
  for (const verdict of verdicts) if (answer.rows[verdict] > 0) say(`${lineOf(verdict, answer)}`)
  say(
    `Final ${hours(answer.gpu_seconds.final)}, running ${hours(answer.gpu_seconds.provisional)}, waiting for staff ${hours(answer.gpu_seconds.unattributed)}`,
  )
  for (const [account, seconds] of Object.entries(answer.by_account)) say(`  ${account.padEnd(24)} ${hours(seconds)}`)
  for (const problem of answer.problems) say(`  line ${problem.row}: ${problem.text}`)
}

function lineOf(verdict: Verdict, answer: UsageAnswer): string {
  return `${answer.rows[verdict].toLocaleString('en-US').padStart(12)}  ${verdictWords[verdict]}`
}

function hours(seconds: string): string {
  return `${formatGpuHours(gpuSeconds(BigInt(seconds)))} GPU-h`
}

/** A bar on the terminal, drawn at most ten times a second; nothing where nobody looks. */
function progressBar(size: number) {
  let drawnAt = 0
  const draw = (read: number) => {
    const share = size > 0 ? Math.min(1, read / size) : 1
    const filled = Math.round(share * 30)
    process.stderr.write(`\r[${'#'.repeat(filled)}${'.'.repeat(30 - filled)}] ${(read / 1e6).toFixed(1)} MB`)
  }
  return {
    show(read: number): void {
      const now = performance.now()
      if (!process.stderr.isTTY || now - drawnAt < 100) return
      drawnAt = now
      draw(read)
    },
    end(): void {
      if (!process.stderr.isTTY) return
      draw(size)
      process.stderr.write('\n')
    },
  }
}

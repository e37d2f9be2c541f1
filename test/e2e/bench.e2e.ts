import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { plain } from './support/portal.ts'

const measured = [
  /^list of 50/,
  /^public page/,
  /^webhook intake/,
  /^webhook acknowledged/,
  /^usage import/,
  /^its memory/,
  /allocation/,
  /second/,
]

/** That every part runs and measures something, at tiny sizes: how fast the portal is depends on the machine, and no test says. */
test.runIf(process.platform === 'linux')(
  'the benchmark measures every part beside its bare limit',
  { timeout: 900_000 },
  async () => {
    const { stdout } = await promisify(execFile)('npm', ['run', '--silent', 'bench', '--', '--quick'], {
      env: plain(process.env),
      maxBuffer: 10_000_000,
    })

    const rows = stdout.split('\n').filter((line) => /\| (met|missed) +\|$/.test(line))
    const names = rows.map((row) => row.split('|')[1]?.trim() ?? '')
    for (const name of measured) expect(names, stdout).toContainEqual(expect.stringMatching(name))
    for (const row of rows) expect(row).not.toMatch(/NaN|Infinity/)
  },
)

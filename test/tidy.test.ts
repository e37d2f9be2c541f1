import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { letterKinds } from '#app/domain/activity/letter.ts'
import { exportsOf, firstAwaited, importsOf, namesGivenIn, parse } from '#test/support/syntax.ts'

const files = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
const isCode = (file: string) => /\.(ts|tsx|mjs)$/.test(file)
const code = ['app', 'db', 'emails', 'sandbox', 'scripts'].flatMap(files).filter(isCode)
const read = (file: string) => readFileSync(file, 'utf8')

// why: the tables of one module stay together, and the story's words are prose.
const isList = (file: string) => file.startsWith('db/schema/') || file.endsWith('-words.ts')

test('no file is longer than 200 lines', () => {
  expect(code.filter((file) => !isList(file) && read(file).split('\n').length > 201)).toEqual([])
})

test('only the clock asks what time it is', () => {
  const asks = code.filter((file) => file.startsWith('app/') && !file.startsWith('app/ui/'))
  const allowed = ['app/platform/clock.server.ts']
  expect(asks.filter((file) => /new Date\(\)/.test(read(file)) && !allowed.includes(file))).toEqual([])
})

/** Reading every file as TypeScript does takes seconds. */
const slow = { timeout: 120_000 }
const guardFiles = ['#app/platform/guards.server.ts', '#app/platform/signed-event.server.ts']

test('every loader and action waits for a guard before anything else', slow, () => {
  const doors = files('app/routes').filter((file) => /\/route\.tsx?$/.test(file))
  const open = doors.flatMap((file) => {
    const source = parse(file)
    const guards = importsOf(source).flatMap(({ from, names }) => (guardFiles.includes(from) ? names : []))
    return exportsOf(source)
      .filter(({ name }) => name === 'loader' || name === 'action')
      .filter(({ node }) => !guards.includes(firstAwaited(node) ?? ''))
      .map(({ name }) => `${name} of ${file}`)
  })
  expect(open).toEqual([])
})

test('every verb that a door, a job or a script calls has a test of its name', slow, () => {
  const callers = ['app/routes', 'app/jobs', 'app/platform', 'app/area', 'app/proposal', 'scripts'].flatMap(files)
  const called = callers.filter(isCode).flatMap((file) => importsOf(parse(file)))
  const untested = [...new Set(called.map(({ from }) => from))].filter(isVerb).filter((from) => {
    const verbs = called.flatMap((one) => (one.from === from ? one.names : []))
    const stem = from.replace('#app/', 'test/').replace('.server.ts', '')
    const proof = [`${stem}.test.ts`, `${stem}.pure.test.ts`].find((file) => existsSync(file))
    return !proof || !verbs.some((verb) => read(proof).includes(`${verb}(`))
  })
  expect(untested).toEqual([])
})

/** Two words or more, an imperative first: `refund-gift.server.ts`. A read has no effect, and is proved where it is shown. */
function isVerb(from: string): boolean {
  return /^#app\/domain\/([\w-]+\/)+(?!read-)[a-z]+(-[a-z]+)+\.server\.ts$/.test(from)
}

test('no route imports another', () => {
  const crossing = files('app/routes').filter((file) => {
    const folder = file.split('/')[2] ?? ''
    return [...read(file).matchAll(/from '([^']+)'/g)].some(
      ([, from = '']) =>
        from.startsWith('#app/routes/') ||
        (from.startsWith('../') && !join(dirname(file), from).startsWith(`app/routes/${folder}/`)),
    )
  })
  expect(crossing).toEqual([])
})

test('every letter has an e-mail', () => {
  expect(letterKinds.filter((kind) => !existsSync(`emails/${kind}.tsx`))).toEqual([])
})

test('every decision record is linked', () => {
  const index = read('docs/decisions/README.md')
  const records = readdirSync('docs/decisions').filter((file) => /^\d{4}-/.test(file))
  expect(records.filter((file) => !index.includes(basename(file)))).toEqual([])
})

test('banned words name nothing', slow, () => {
  const banned = [
    'data',
    'info',
    'manager',
    'helper',
    'helpers',
    'utils',
    'quota',
    'user',
    'users',
    'donation',
    'transaction',
  ]
  const said = code
    .filter((file) => !file.startsWith('sandbox/'))
    .flatMap((file) => {
      const names = [...namesGivenIn(parse(file)), basename(file).replace(/\..*$/, '')]
      return names
        .filter((name) => wordsOf(name).some((word) => banned.includes(word)))
        .map((name) => `${name} in ${file}`)
    })
  expect([...new Set(said)].filter((one) => !foreign.includes(one))).toEqual([])
})

// why: other people's words, which their types make us say.
const foreign = [
  'UserId in app/platform/session.server.ts',
  'DatabaseUserAttributes in app/platform/session.server.ts',
  'user in app/platform/session.server.ts',
  'data in db/columns.ts',
  'driverData in db/columns.ts',
]

function wordsOf(name: string): string[] {
  return name.split(/(?=[A-Z])|[-_]/).map((word) => word.toLowerCase())
}

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { letterKinds } from '#app/domain/activity/letter.ts'

const files = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
const code = ['app', 'db', 'emails', 'sandbox', 'scripts'].flatMap(files).filter((file) => /\.(ts|tsx|mjs)$/.test(file))
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

test('every loader and action guards itself', () => {
  const doors = files('app/routes').filter((file) => /\/route\.tsx?$/.test(file))
  const guard =
    /(require[A-Z]\w*|publicPage|optionalPerson|signedByStripe|anyone|demoOnly|enter\w*|machine\w*|notFound)\(/
  const opens = /export (async )?(function|const) (loader|action)/
  expect(doors.filter((file) => opens.test(read(file)) && !guard.test(read(file)))).toEqual([])
})

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

test('the glossary’s banned words name nothing', () => {
  const banned = /\b(?:const|let|function|type|interface)\s+\w*(?:[Dd]onation|[Qq]uota|[Hh]elper|[Uu]tils)\w*/
  expect(code.filter((file) => file.startsWith('app/') && banned.test(read(file)))).toEqual([])
})

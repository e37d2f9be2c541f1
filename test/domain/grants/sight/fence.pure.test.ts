import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const files = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|tsx)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))

/** The tables of reviewers, conflicts and discussions, as SQL or as drizzle would name them. */
const names =
  /\b(assignment_reviewer|review_decline|review_removal|bulk_reviewer|discussion_message|discussion_notice|meta_review)\b|\b(from|join|into|update) conflict\b|schema\/(sight|discussion)\.ts/

// why: erasing a person writes over her own words and reads nothing.
const allowed = ['app/domain/giving/own/erase-traces.server.ts']

test('who reviews what is read in one folder', () => {
  const outside = ['app', 'db/seed', 'emails', 'scripts']
    .flatMap(files)
    .filter((file) => !file.startsWith('app/domain/grants/sight/') && !allowed.includes(file))

  expect(outside.filter((file) => names.test(readFileSync(file, 'utf8')))).toEqual([])
})

test('the fence sees what it must', () => {
  expect(files('app/domain/grants/sight').some((file) => names.test(readFileSync(file, 'utf8')))).toBe(true)
  expect(names.test('select from conflict c where')).toBe(true)
  expect(names.test('join assignment_reviewer r on')).toBe(true)
})

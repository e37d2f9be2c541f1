import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { policyTable } from '#app/policy-table.ts'

const routes = readdirSync('app/routes').sort()

test('every route has its row, and every row its route', () => {
  expect(policyTable.map((row) => row.route).sort()).toEqual(routes)
})

test('an auditor reads and never writes', () => {
  const writing = policyTable.filter((row) => row.writes?.includes('auditor'))
  expect(writing).toEqual([])
})

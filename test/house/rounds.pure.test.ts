import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { rounds } from '#app/platform/queue.server.ts'

test('the deployment page tells of every round', async () => {
  const page = await readFile('docs/deploy.md', 'utf8')

  expect(rounds.filter(({ job }) => !page.includes(`| \`${job}\` |`))).toEqual([])
})

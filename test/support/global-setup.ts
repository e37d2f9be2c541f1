import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { startTestPostgres } from './database.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    templateUrl: string
  }
}

/** One Postgres for the run, gone with it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const directory = join(tmpdir(), `atom-test-${process.pid}`)
  const server = await startTestPostgres(directory)
  project.provide('templateUrl', server.url)
  return async () => {
    await server.stop()
    await rm(directory, { recursive: true, force: true })
  }
}

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { freePort } from '#db/embedded.server.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    story: { folder: string; port: number }
  }
}

/** Where this run keeps the told story, gone with the run, and the port that the story's letters lead to. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'atom-story-'))
  project.provide('story', { folder, port: await freePort() })
  return () => rm(folder, { recursive: true, force: true })
}

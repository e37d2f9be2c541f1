import { mkdirSync } from 'node:fs'
import postgres from 'postgres'
import { startEmbedded } from '#db/embedded.server.ts'
import { migrateDatabase } from '#db/migrate.server.ts'

const templateName = 'template_portal'

/** Starts one Postgres for a test run and migrates the template that every test file's database is cloned from. */
export async function startTestPostgres(directory: string): Promise<{ url: string; stop(): Promise<void> }> {
  mkdirSync(directory, { recursive: true })
  const server = await startEmbedded({ directory, database: templateName, unsafeAndFast: true })
  await migrateDatabase(server.url)
  return { url: server.url, stop: server.stop }
}

/** Clones the template; about a tenth of a second. */
export async function cloneDatabase(templateUrl: string, name: string): Promise<string> {
  const admin = postgres(withName(templateUrl, 'postgres'), { max: 1, onnotice: () => {} })
  try {
    await admin.unsafe(`drop database if exists "${name}" with (force)`)
    await admin.unsafe(`create database "${name}" template "${templateName}"`)
  } finally {
    await admin.end()
  }
  return withName(templateUrl, name)
}

function withName(url: string, name: string): string {
  return url.replace(/\/[^/]*$/, `/${name}`)
}

import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import postgres from 'postgres'
import type { World } from '#app/domain/world.ts'
import { env } from '#app/platform/env.server.ts'
import { saying } from './say.ts'

/** Tells the story once to a new demonstration database, and notes that it was told to its end. */
export async function seedWhenNew(world: World): Promise<void> {
  if ((await readNote()) === 'told') return
  await writeNote('telling')
  const { seedStory } = await import('#db/seed/seed.server.ts')
  await saying('Telling the demonstration story', () => seedStory(world, env().stripe.apiBase ?? ''))
  await writeNote('told')
}

/** A story cut short by Ctrl-C or a power failure leaves half a world: it is dropped, to be told anew. */
export async function dropHalfTold(databaseUrl: string): Promise<void> {
  if (!(await isHalfTold())) return
  const url = new URL(databaseUrl)
  const name = url.pathname.slice(1)
  url.pathname = '/postgres'
  const sql = postgres(url.href, { max: 1, onnotice: () => {} })
  try {
    await sql`drop database if exists ${sql(name)} with (force)`
    await sql`create database ${sql(name)}`
  } finally {
    await sql.end()
  }
}

/** The half of it that lies in files. The sandbox must not run: its clock goes forward only, and its objects would be strangers. */
export async function dropHalfToldFiles(): Promise<void> {
  if (!(await isHalfTold())) return
  for (const folder of ['stripe', 'mail', 'files'])
    await rm(join(env().directory, folder), { recursive: true, force: true })
}

async function isHalfTold(): Promise<boolean> {
  return (await readNote()) === 'telling'
}

const noteFile = () => join(env().directory, 'story')

function readNote(): Promise<string> {
  return readFile(noteFile(), 'utf8').catch(() => '')
}

function writeNote(note: 'telling' | 'told'): Promise<void> {
  return writeFile(noteFile(), note)
}

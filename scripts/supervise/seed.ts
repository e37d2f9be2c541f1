import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import postgres from 'postgres'
import type { World } from '#app/domain/world.ts'
import { env } from '#app/platform/env.server.ts'
import { seedStory } from '#db/seed/seed.server.ts'
import { saying } from './say.ts'

/** Tells the story once to a new demonstration database, and notes that it was told to its end. */
export async function seedWhenNew(world: World): Promise<void> {
  if ((await readNote()) === 'told') return
  await writeNote('telling')
  await saying('Telling the demonstration story', () => seedStory(world, env().stripe.apiBase ?? ''))
  await writeNote('told')
}

/** A story cut short by Ctrl-C or a power failure leaves half a world: it is dropped, to be told anew. */
export async function dropHalfTold(databaseUrl: string): Promise<void> {
  if ((await readNote()) !== 'telling') return
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

const noteFile = () => join(env().directory, 'story')

function readNote(): Promise<string> {
  return readFile(noteFile(), 'utf8').catch(() => '')
}

function writeNote(note: 'telling' | 'told'): Promise<void> {
  return writeFile(noteFile(), note)
}

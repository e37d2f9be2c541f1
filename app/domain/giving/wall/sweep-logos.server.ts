import { isNotNull } from 'drizzle-orm'
import type { Touches } from '#app/domain/world.ts'
import { wallPlaces } from '#db/schema/wall.ts'
import { logoFolder } from './logo.ts'

/** A picture is written before its row: younger than this it may still get one. */
const rowComesWithinMs = 3600_000

/** From when on a picture that is here now is swept when nothing has it. */
export function sweptFrom(now: Date): Date {
  return new Date(now.getTime() + rowComesWithinMs + 60_000)
}

/**
 * Removes logos that no place on the wall has, shown or waiting: a process that was killed between its commit and the file left them, or
 * between the file and its row. Leaves what was written within the hour.
 */
export async function sweepLogos(world: Touches<'db' | 'clock' | 'files'>): Promise<{ logos: number }> {
  const settled = world.clock.now().getTime() - rowComesWithinMs
  const old = (await world.files.list(logoFolder)).filter(({ writtenAt }) => writtenAt.getTime() < settled)
  if (old.length === 0) return { logos: 0 }
  const rows = await world.db.select({ key: wallPlaces.logoKey }).from(wallPlaces).where(isNotNull(wallPlaces.logoKey))
  const used = new Set(rows.map(({ key }) => key))
  const left = old.filter(({ key }) => !used.has(key))
  for (const { key } of left) await world.files.remove(key)
  return { logos: left.length }
}

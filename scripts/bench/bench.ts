import { join } from 'node:path'
import { say } from '../supervise/say.ts'
import type { Line } from './figures.ts'
import { makePlace, makeWorld, type Portal, startPortal } from './place.ts'

export type Sizes = {
  /** Gifts of the large world; the small one has a thousand. */
  gifts: number
  /** Lines of the usage file. */
  rows: number
  /** Requests of one round, and rounds. */
  requests: number
  rounds: number
  /** Events posted, and gifts that settle meanwhile. */
  events: number
  settling: number
  /** Allocations asked for at once. */
  asked: number
  /** A call’s applications and reviewers. */
  applications: number
  reviewers: number
}
export const usualSizes: Sizes = {
  gifts: 50_000,
  rows: 200_000,
  requests: 40,
  rounds: 5,
  events: 1_000,
  settling: 200,
  asked: 200,
  applications: 500,
  reviewers: 80,
}
export const quickSizes: Sizes = {
  gifts: 3_000,
  rows: 5_000,
  requests: 15,
  rounds: 2,
  events: 60,
  settling: 10,
  asked: 40,
  applications: 60,
  reviewers: 20,
}
export const smallGifts = 1_000

/** What parts share: the sizes, and two worlds with a portal on each, made when first asked for. */
export type Bench = {
  folder: string
  sizes: Sizes
  /** The portal on the world of a thousand gifts, after a second start. */
  small(): Promise<Portal>
  large(): Promise<Portal>
}
export type Part = (bench: Bench) => Promise<Line[]>

/** Runs parts on worlds of their own, one after the other, and takes everything down again. */
export async function runParts(
  parts: readonly (readonly [string, Part])[],
  named: string,
  sizes: Sizes,
): Promise<Line[]> {
  const place = await makePlace(named)
  const started: Promise<Portal>[] = []
  const once = (name: string, gifts: number) => {
    let portal: Promise<Portal> | undefined
    return () => {
      portal ??= openWorld(join(place.folder, name), gifts)
      if (!started.includes(portal)) started.push(portal)
      return portal
    }
  }
  const bench: Bench = {
    folder: place.folder,
    sizes,
    small: once('small', smallGifts),
    large: once(`large-${sizes.gifts}`, sizes.gifts),
  }
  try {
    const lines: Line[] = []
    for (const [name, part] of parts) {
      say(`Measuring: ${name} …`)
      lines.push(...(await part(bench)))
    }
    return lines
  } finally {
    for (const portal of started) await (await portal.catch(() => null))?.stop()
    await place.remove()
  }
}

async function openWorld(directory: string, gifts: number): Promise<Portal> {
  say(`Making a world of ${gifts.toLocaleString('en-US')} gifts …`)
  await makeWorld(directory, gifts)
  return startPortal(directory)
}

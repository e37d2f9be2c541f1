import { createHash } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import { actorOf, type Person } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import type { Tx } from '#db/client.server.ts'
import { wallPlaces } from '#db/schema/wall.ts'
import { cleanLogo } from './clean-logo.server.ts'
import { closePlaces, forgetLogos, holdOwnDonor, type PlaceRow, readOpenPlaces } from './hold-places.server.ts'
import { type LogoRefusal, logoFolder } from './logo.ts'
import { hasStanding } from './standing.server.ts'
import { parseWallLink } from './wall-entry.ts'

export type PlaceAsk = {
  donorId: Id<'dnr'>
  name: string
  link: string | null
  /** Bytes of another logo; or the one that is there, or none. */
  logo: Uint8Array | 'same' | 'none'
  requestId?: string | undefined
}
export type AskPlaceRefusal = 'not-yours' | 'no-name' | 'not-a-link' | 'nothing-shown' | LogoRefusal

type LogoColumns = Pick<PlaceRow, 'logoKey' | 'logoType' | 'logoSha256' | 'logoWidth' | 'logoHeight'>
const noLogo: LogoColumns = { logoKey: null, logoType: null, logoSha256: null, logoWidth: null, logoHeight: null }

/**
 * A backer asks to stand on the wall, or to stand there otherwise: with this name, link and logo. It waits for staff; what is shown
 * stays meanwhile, and what waited before is replaced. Refuses a donor all of whose gifts are anonymous.
 */
export async function askWallPlace(
  world: Touches<'db' | 'clock' | 'ids' | 'files'>,
  person: Person,
  ask: PlaceAsk,
): Promise<Outcome<{ placeId: Id<'wpl'> }, AskPlaceRefusal>> {
  const name = ask.name.trim()
  if (name === '') return refuse('no-name')
  const link = ask.link === null ? null : parseWallLink(ask.link)
  if (ask.link !== null && !link) return refuse('not-a-link')
  // Asked before a picture is cleaned, which takes the machine's time; and again below, where it holds.
  const early = await world.db.transaction((tx) => refusalFor(tx, person, ask.donorId))
  if (early) return refuse(early)
  const fresh = typeof ask.logo === 'string' ? null : await keepLogo(world, ask.logo)
  if (fresh && !fresh.ok) return fresh
  const at = world.clock.now()
  const outcome = await world.db.transaction(async (tx) => {
    const refused = await refusalFor(tx, person, ask.donorId)
    if (refused) return refuse(refused)
    const open = await readOpenPlaces(tx, ask.donorId)
    const logo = fresh?.value ?? (ask.logo === 'same' ? logoOf(open[0]) : noLogo)
    const replaced = open.filter(({ state }) => state === 'waiting')
    const left = await closePlaces(tx, replaced, 'replaced')
    const placeId = world.ids.next('wpl')
    const place = { id: placeId, donorId: ask.donorId, name, link, ...logo }
    await tx.insert(wallPlaces).values({ ...place, state: 'waiting', askedBy: person.id, askedAt: at })
    await recordHappening(
      tx,
      { ids: world.ids, at, actor: actorOf(person, ask.requestId) },
      {
        kind: 'wall-place-asked',
        subject: { type: 'donor', id: ask.donorId },
        after: { placeId, hasLink: link !== null, hasLogo: logo.logoKey !== null },
      },
    )
    return done({ placeId, left })
  })
  const unused = fresh?.value.logoKey
  await forgetLogos(world, outcome.ok ? outcome.value.left : unused ? [unused] : [])
  return outcome.ok ? done({ placeId: outcome.value.placeId }) : outcome
}

/** Holds the donor until the commit. */
async function refusalFor(tx: Tx, person: Person, donorId: Id<'dnr'>): Promise<'not-yours' | 'nothing-shown' | null> {
  if (!(await holdOwnDonor(tx, person, donorId))) return 'not-yours'
  const [row] = await tx.execute<{ stands: boolean }>(sql`select ${hasStanding(sql`${donorId}`)} as stands`)
  return row?.stands ? null : 'nothing-shown'
}

/** Cleans a picture and keeps it under a key that tells nothing; its row is written afterwards. */
async function keepLogo(world: Touches<'ids' | 'files'>, sent: Uint8Array): Promise<Outcome<LogoColumns, LogoRefusal>> {
  const clean = await cleanLogo(sent)
  if (!clean.ok) return clean
  const { type, bytes, width, height } = clean.value
  const logoKey = `${logoFolder}/${world.ids.secret()}`
  await world.files.write(logoKey, bytes)
  const logoSha256 = createHash('sha256').update(bytes).digest('hex')
  return done({ logoKey, logoType: type, logoSha256, logoWidth: width, logoHeight: height })
}

function logoOf(place: PlaceRow | undefined): LogoColumns {
  if (!place) return noLogo
  const { logoKey, logoType, logoSha256, logoWidth, logoHeight } = place
  return { logoKey, logoType, logoSha256, logoWidth, logoHeight }
}

import { noteEmployer } from '#app/domain/giving/employer/note-employer.server.ts'
import { readClaims } from '#app/domain/giving/employer/read-claims.server.ts'
import { actorOf, type Person } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import { givenCheque, givenGivers, givenJoined } from '#test/support/given/own.ts'
import { made } from '#test/support/given/people.ts'
import type { TestWorld } from '#test/support/world.ts'

export const engines = 'Analytical Engines'

/** A giver says of her gift who employs her. */
export async function givenClaim(
  world: TestWorld,
  { ada, giftId }: { ada: Person; giftId: Id<'gft'> },
): Promise<Id<'ecl'>> {
  const viewer = { person: ada, intentId: null }
  return made(await noteEmployer(world, actorOf(ada), { giftId, viewer, employer: engines })).claimId
}

/** Ada's cheque of $500, and one of $2,000 of the company that employs her. */
export async function givenTwoGifts(world: TestWorld, visibility: 'unlisted' | 'anonymous' = 'unlisted') {
  const givers = await givenGivers(world)
  const { giftId, donorId } = await givenCheque(givers, { visibility })
  await givenJoined(world, donorId, givers.ada.id)
  const company = { kind: 'new' as const, name: engines, email: 'giving@engines.example', is: 'organisation' as const }
  const { giftId: companyGiftId } = await givenCheque(givers, { donor: company, dollars: 2_000 })
  const claims = async (state: Parameters<typeof readClaims>[2], person = givers.fay) =>
    (await readClaims(world.db, person, state))?.map(({ id }) => id)
  return { ...givers, giftId, donorId, companyGiftId, claims }
}

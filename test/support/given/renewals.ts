import { beginRenewal } from '#app/domain/grants/renewals/begin-renewal.server.ts'
import { actorOf } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import type { Month } from '#app/units/time.ts'
import type { Cast } from '../cast.ts'
import type { TestWorld } from '../world.ts'
import { callWords, givenCall, made } from './grants.ts'
import { givenClaims, givenModel } from './openness.ts'

/** A later call that takes renewals, for the half year after the first. */
export const laterCall = {
  ...callWords,
  title: 'Open models 2027',
  firstMonth: '2026-11' as Month,
  lastMonth: '2027-04' as Month,
  takesRenewals: true,
}

/** A renewal Grace began in a later call. */
export async function givenRenewal(world: TestWorld, people: Cast, projectId: Id<'prj'>) {
  const call = await givenCall(world, people.june, laterCall)
  const begun = made(await beginRenewal(world, actorOf(people.grace), { projectId, callSlug: call.slug }))
  return { callId: call.callId, callSlug: call.slug, applicationId: begun.applicationId }
}

/** A model of the project in the class that was promised, verified. */
export async function givenPromiseKept(world: TestWorld, people: Cast, projectId: Id<'prj'>): Promise<Id<'out'>> {
  const outputId = await givenModel(world, people, projectId)
  await givenClaims(world, people, { outputId })
  return outputId
}

import { codeAt } from '#app/domain/people/authenticator.server.ts'
import { confirmAuthenticator } from '#app/domain/people/confirm-authenticator.server.ts'
import type { Person } from '#app/domain/people/person.ts'
import { prepareAuthenticator } from '#app/domain/people/prepare-authenticator.server.ts'
import { requestSignInLink } from '#app/domain/people/request-sign-in-link.server.ts'
import type { Outcome } from '#app/units/outcome.ts'
import { letters } from '#db/schema/activity.ts'
import type { TestWorld } from '../world.ts'

/** What a verb made; a refusal here is a mistake of the test. */
export function made<Made>(outcome: Outcome<Made, string>): Made {
  if (!outcome.ok) throw new Error(`refused: ${outcome.refused}`)
  return outcome.value
}

/** The secret part of a link that was just sent to this address. */
export async function givenLink(world: TestWorld, email: string, to?: string): Promise<string> {
  made(await requestSignInLink(world, { email, ...(to && { to }) }))
  const sent = await world.db.select().from(letters)
  return sent.findLast((letter) => letter.toEmail === email)?.enclosed?.token ?? ''
}

/** An authenticator the person has set up; answers its secret. The clock moves on, so that the next code is fresh. */
export async function givenAuthenticator(world: TestWorld, person: Person): Promise<string> {
  const { secret } = made(await prepareAuthenticator(world, person))
  made(await confirmAuthenticator(world, person, codeAt(secret, world.clock.now())))
  world.clock.advance(60_000)
  return secret
}

export async function lettersTo(world: TestWorld, person: Person, kind: string) {
  const sent = await world.db.select().from(letters)
  return sent.filter((letter) => letter.toEmail === person.email && letter.kind === kind)
}

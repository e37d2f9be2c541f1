import { addPasskey } from '#app/domain/people/passkeys/add-passkey.server.ts'
import { askPasskey } from '#app/domain/people/passkeys/ask-passkey.server.ts'
import { preparePasskey } from '#app/domain/people/passkeys/prepare-passkey.server.ts'
import type { Person } from '#app/domain/people/person.ts'
import { readSession } from '#app/platform/session.server.ts'
import { cookieOf } from '../http.ts'
import { type SoftAuthenticator, softAuthenticator } from '../soft-authenticator.ts'
import type { TestWorld } from '../world.ts'
import { made } from './people.ts'

/** A session of the person: its cookie, and its id as the database knows it. */
export async function givenSession(
  world: TestWorld,
  person: Person,
  hasSecondStep = false,
): Promise<{ cookie: string; sessionId: string }> {
  const cookie = await cookieOf(world, person, hasSecondStep)
  const signedIn = await readSession(world, new Request(world.lab.origin, { headers: { cookie } }))
  return { cookie, sessionId: signedIn?.session.id ?? '' }
}

/** A passkey the person has added, in a device of her own. */
export async function givenPasskey(
  world: TestWorld,
  person: Person,
  key: { name?: string; device?: SoftAuthenticator } = {},
): Promise<SoftAuthenticator> {
  const device = key.device ?? softAuthenticator()
  const { sessionId } = await givenSession(world, person)
  const question = made(await preparePasskey(world, person, sessionId))
  const answer = device.make(question)
  made(await addPasskey(world, person, { name: key.name ?? 'Work laptop', answer, sessionId }))
  return device
}

/** A question put to the person's passkeys in a new session of hers. */
export async function givenQuestion(world: TestWorld, person: Person) {
  const session = await givenSession(world, person)
  return { ...session, question: made(await askPasskey(world, person, session.sessionId)) }
}

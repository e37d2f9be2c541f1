import { confirmSignature } from '#app/domain/giving/support/confirm-signature.server.ts'
import { decideSignature } from '#app/domain/giving/support/decide-signature.server.ts'
import { signSupport } from '#app/domain/giving/support/sign-support.server.ts'
import { signatureUrl } from '#app/domain/giving/support/signature-key.server.ts'
import { type StoryWorld, told, weeksAgo } from './story-world.server.ts'
import { type StorySignature, storySignatures } from './support-words.ts'

/** Everybody who signed in support: confirmed the same day, and looked at by staff. */
export function supportScenes(story: StoryWorld) {
  return storySignatures.map((signature, index) => ({
    at: weeksAgo(story.today, signature.weeks),
    tell: () => tellSignature(story, signature, `signed.${index}@supporters.example`),
  }))
}

async function tellSignature(story: StoryWorld, signature: StorySignature, email: string): Promise<void> {
  const { name, affiliation = null, words = null, became } = signature
  const { signatureId } = told(await signSupport(story, { name, email, affiliation, words }))
  if (became === 'unconfirmed') return
  const key = new URL(signatureUrl(story, signatureId)).searchParams.get('key')
  told(await confirmSignature(story, { signatureId, key }))
  if (became) told(await decideSignature(story, story.people.mina, { signatureId, decision: became }))
}

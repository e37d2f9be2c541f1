import { z } from 'zod'

/** What a browser hands over for a passkey, as JSON in one field of a form. Whether it is right, verify-answer says. */

const base64url = z
  .string()
  .regex(/^[\w-]*$/)
  .max(20_000)
const common = {
  id: base64url.min(1).max(1_400),
  rawId: base64url.max(1_400),
  type: z.literal('public-key'),
}

const Added = z.object({
  ...common,
  response: z.object({
    clientDataJSON: base64url,
    attestationObject: base64url,
    transports: z
      .array(z.string().regex(/^[a-z-]{1,20}$/))
      .max(10)
      .default([]),
  }),
})
const Proof = z.object({
  ...common,
  response: z.object({ clientDataJSON: base64url, authenticatorData: base64url, signature: base64url }),
})

export type AddedAnswer = z.output<typeof Added> & { challenge: string }
export type ProofAnswer = z.output<typeof Proof> & { challenge: string }

/** The answer of a device that made a key; null when the text is none. */
export function readAdded(text: string): AddedAnswer | null {
  return withChallenge(Added.safeParse(parseJson(text)).data)
}

/** The answer of a device that used its key; null when the text is none. */
export function readProof(text: string): ProofAnswer | null {
  return withChallenge(Proof.safeParse(parseJson(text)).data)
}

const ClientWords = z.object({ challenge: z.string().min(1).max(200) })

/** The question it claims to answer stands within what the browser signed. */
function withChallenge<Answer extends z.output<typeof Added> | z.output<typeof Proof>>(
  answer: Answer | undefined,
): (Answer & { challenge: string }) | null {
  if (!answer) return null
  const words = Buffer.from(answer.response.clientDataJSON, 'base64url').toString('utf8')
  const said = ClientWords.safeParse(parseJson(words))
  return said.success ? { ...answer, challenge: said.data.challenge } : null
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

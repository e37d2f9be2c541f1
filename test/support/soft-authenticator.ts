import { createHash, createSign, generateKeyPairSync, randomBytes } from 'node:crypto'

/** A security key in software: it makes real keys, counts, and signs as a browser on the page of `origin` would have it sign. */
export type SoftAuthenticator = {
  credentialId: string
  /** How often it says it has signed; a test may set it back, as in a copy. */
  counter: number
  /** Its answer to a question that makes a key. */
  make(question: { challenge: string }, said?: Said): string
  /** Its answer to a question that a key it made proves. */
  prove(question: { challenge: string }, said?: Said): string
}

/** What a browser elsewhere, or somebody who forges, would say instead. */
export type Said = { origin?: string; rpId?: string; type?: string; credentialId?: string }

export function softAuthenticator(options: { isCounting?: boolean } = {}): SoftAuthenticator {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
  const credential = randomBytes(32)
  const cose = cbor([
    [1, 2],
    [3, -7],
    [-1, 1],
    [-2, Buffer.from(x, 'base64url')],
    [-3, Buffer.from(y, 'base64url')],
  ])
  const device: SoftAuthenticator = {
    credentialId: credential.toString('base64url'),
    counter: 0,
    make: (question, said = {}) => {
      const length = Buffer.from([0, credential.length])
      const attested = Buffer.concat([Buffer.alloc(16), length, credential, cose])
      const words = Buffer.concat([deviceWords(said, 0x41, device.counter), attested])
      const attestationObject = cbor([
        ['fmt', 'none'],
        ['attStmt', []],
        ['authData', words],
      ])
      const heard = clientWords('webauthn.create', question.challenge, said)
      return answerOf(device, said, { clientDataJSON: heard, attestationObject }, { transports: ['usb'] })
    },
    prove: (question, said = {}) => {
      if (options.isCounting !== false) device.counter += 1
      const words = deviceWords(said, 0x01, device.counter)
      const heard = clientWords('webauthn.get', question.challenge, said)
      const signed = Buffer.concat([words, createHash('sha256').update(heard).digest()])
      const signature = createSign('sha256').update(signed).sign(privateKey)
      return answerOf(device, said, { clientDataJSON: heard, authenticatorData: words, signature }, {})
    },
  }
  return device
}

function answerOf(device: SoftAuthenticator, said: Said, bytes: Record<string, Buffer>, more: object): string {
  const id = said.credentialId ?? device.credentialId
  const texts = Object.entries(bytes).map(([name, value]) => [name, value.toString('base64url')])
  return JSON.stringify({ id, rawId: id, type: 'public-key', response: { ...Object.fromEntries(texts), ...more } })
}

function clientWords(type: string, challenge: string, said: Said): Buffer {
  const origin = said.origin ?? 'http://localhost:3000'
  return Buffer.from(JSON.stringify({ type: said.type ?? type, challenge, origin, crossOrigin: false }))
}

function deviceWords(said: Said, flags: number, counter: number): Buffer {
  const count = Buffer.alloc(4)
  count.writeUInt32BE(counter)
  const party = createHash('sha256')
    .update(said.rpId ?? 'localhost')
    .digest()
  return Buffer.concat([party, Buffer.from([flags]), count])
}

type Value = number | string | Buffer | readonly (readonly [number | string, Value])[]

/** The little of CBOR (RFC 8949) that a key and its wrapping need: whole numbers, text, bytes and maps. */
function cbor(value: Value): Buffer {
  if (typeof value === 'number') return value >= 0 ? head(0, value) : head(1, -1 - value)
  if (typeof value === 'string') return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)])
  if (Buffer.isBuffer(value)) return Buffer.concat([head(2, value.length), value])
  return Buffer.concat([head(5, value.length), ...value.flatMap(([key, inner]) => [cbor(key), cbor(inner)])])
}

function head(major: number, count: number): Buffer {
  if (count < 24) return Buffer.from([(major << 5) | count])
  if (count < 256) return Buffer.from([(major << 5) | 24, count])
  return Buffer.from([(major << 5) | 25, count >> 8, count & 255])
}

import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import type { Secrets } from '#app/domain/world.ts'

const version = 'v1'

/**
 * Seals text with AES-256-GCM under a key derived from a secret of the environment, bound to what it belongs to: sealed text
 * moved to another row does not open. The first secret seals; all of them open, so that one can be replaced by another.
 */
export function secretsBy(masters: readonly string[]): Secrets {
  const [newest, ...older] = masters.map(keyFrom)
  return {
    seal: (text, owner) => sealWith(newest ?? noSecret(), text, owner),
    open: (sealed, owner) => {
      const text = openWith(newest ?? noSecret(), sealed, owner)
      if (text !== null) return { text, isCurrent: true }
      const found = older.map((key) => openWith(key, sealed, owner)).find((one) => one !== null)
      return found === undefined ? null : { text: found, isCurrent: false }
    },
  }
}

/** Each use of the secret has a key of its own, so that none can be turned against another. */
function keyFrom(master: string): Buffer {
  return Buffer.from(hkdfSync('sha256', master, 'atom-portal', 'second-step-secrets', 32))
}

function sealWith(key: Buffer, text: string, owner: string): string {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(owner))
  const hidden = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return [version, ...[nonce, hidden, cipher.getAuthTag()].map((part) => part.toString('base64url'))].join('.')
}

/** Null when the text was sealed by another key, for another owner, or was changed. */
function openWith(key: Buffer, sealed: string, owner: string): string | null {
  const [said, ...parts] = sealed.split('.')
  const [nonce, hidden, tag] = parts.map((part) => Buffer.from(part, 'base64url'))
  if (said !== version || nonce?.length !== 12 || !hidden || tag?.length !== 16) return null
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: 16 })
  decipher.setAAD(Buffer.from(owner)).setAuthTag(tag)
  const text = decipher.update(hidden)
  try {
    return Buffer.concat([text, decipher.final()]).toString('utf8')
  } catch (problem) {
    // Node says a tag that does not fit by throwing; anything else is ours to hear of.
    if (problem instanceof Error && /authenticate/.test(problem.message)) return null
    throw problem
  }
}

function noSecret(): never {
  throw new Error('there is no SESSION_SECRET to seal with')
}

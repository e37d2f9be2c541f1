export type Sent =
  | { kind: 'saved'; revision: number; taken: Record<string, string> }
  /** Nobody is there just now: try again. */
  | { kind: 'away'; text: string }
  /** Only the writer can go on. */
  | { kind: 'held'; text: string }

const away =
  'There is no connection to the lab. This browser keeps what you type and saves it when the connection is back.'
const signedOut =
  'You are signed out. This browser keeps what you typed: sign in again, open this section, and it is back.'

const refusals: Record<string, string> = {
  stale: 'Somebody else changed the same answer. Press Save to see both versions; nothing is lost.',
  'form-changed': 'The form changed since you opened this page. Press Save to see what is asked now.',
  'not-editable': 'This application was sent in meanwhile, so it cannot change. Copy your words before you leave.',
  'too-long': 'One answer is longer than 20,000 characters. Shorten it; it is saved then.',
}

/** Sends a form to be saved by itself, and says what came of it. Never throws: a line may be down at any moment. */
export async function sendWords(address: string, form: HTMLFormElement): Promise<Sent> {
  const body = new URLSearchParams([...new FormData(form)].map(([name, value]) => [name, String(value)]))
  try {
    const answer = await fetch(address, { method: 'POST', body, signal: AbortSignal.timeout(15_000) })
    if (answer.redirected) return { kind: 'held', text: signedOut }
    if (answer.status >= 500) return { kind: 'away', text: away }
    if (answer.status === 404) {
      return { kind: 'held', text: 'You may no longer change this application. Copy your words before you leave.' }
    }
    return readReply(await answer.json())
  } catch {
    // Offline, timed out, or cut off in the middle: all the same to the writer.
    return { kind: 'away', text: away }
  }
}

function readReply(reply: { saved?: number; taken?: Record<string, string>; refused?: string }): Sent {
  if (typeof reply.saved === 'number') return { kind: 'saved', revision: reply.saved, taken: reply.taken ?? {} }
  const text = refusals[reply.refused ?? ''] ?? 'Something stands against saving by itself. Press Save to see what.'
  return { kind: 'held', text }
}

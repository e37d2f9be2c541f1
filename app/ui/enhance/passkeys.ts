/** Forms that a passkey answers. They stay hidden where the browser has none, and the page says what works instead. */

type Key = { id: string; type: 'public-key'; transports?: AuthenticatorTransport[] }
type Making = Omit<PublicKeyCredentialCreationOptions, 'challenge' | 'user' | 'excludeCredentials'> &
  Pick<PublicKeyCredentialCreationOptionsJSON, 'challenge' | 'user'> & { excludeCredentials?: Key[] }
type Proving = Omit<PublicKeyCredentialRequestOptions, 'challenge' | 'allowCredentials'> & {
  challenge: string
  allowCredentials?: Key[]
}

export function offerPasskeys(forms: Iterable<HTMLFormElement>): void {
  if (typeof PublicKeyCredential === 'undefined') return
  for (const form of forms) {
    form.hidden = false
    form.addEventListener('submit', (event) => {
      event.preventDefault()
      void answer(form)
    })
  }
  for (const note of document.querySelectorAll<HTMLElement>('[data-passkey-without]')) note.hidden = true
}

async function answer(form: HTMLFormElement): Promise<void> {
  const field = form.querySelector<HTMLInputElement>('[data-passkey-answer]')
  const button = form.querySelector('button')
  const note = form.querySelector('[data-passkey-note]')
  if (!field || !button || !note || button.disabled) return
  // What is missing the portal says itself: no key is made for a form that it would refuse.
  const isEmpty = Array.from(form.querySelectorAll<HTMLInputElement>('[aria-required]')).some(
    ({ value }) => !value.trim(),
  )
  if (isEmpty) return form.submit()
  button.disabled = true
  note.textContent = 'Waiting for the passkey…'
  const said = await (form.dataset.passkey === 'add' ? make : prove)(form.dataset.passkeyQuestion ?? '').catch(wordsOf)
  button.disabled = false
  note.textContent = typeof said === 'string' ? said : ''
  if (typeof said === 'string') return
  field.value = JSON.stringify(said)
  form.submit()
}

async function make(from: string): Promise<object> {
  const question: Making = await ask(from)
  const { challenge, user: whose, excludeCredentials } = question
  const publicKey = {
    ...question,
    challenge: bytesOf(challenge),
    user: { ...whose, id: bytesOf(whose.id) },
    excludeCredentials: keysOf(excludeCredentials),
  }
  const { response, ...names } = namesOf(await navigator.credentials.create({ publicKey }))
  if (!(response instanceof AuthenticatorAttestationResponse)) throw new Error('no passkey was made')
  return {
    ...names,
    response: {
      clientDataJSON: textOf(response.clientDataJSON),
      attestationObject: textOf(response.attestationObject),
      transports: response.getTransports?.() ?? [],
    },
  }
}

async function prove(from: string): Promise<object> {
  const question: Proving = await ask(from)
  const { challenge, allowCredentials } = question
  const publicKey = { ...question, challenge: bytesOf(challenge), allowCredentials: keysOf(allowCredentials) }
  const { response, ...names } = namesOf(await navigator.credentials.get({ publicKey }))
  if (!(response instanceof AuthenticatorAssertionResponse)) throw new Error('no passkey answered')
  return {
    ...names,
    response: {
      clientDataJSON: textOf(response.clientDataJSON),
      authenticatorData: textOf(response.authenticatorData),
      signature: textOf(response.signature),
    },
  }
}

async function ask<Question>(from: string): Promise<Question> {
  const heard = await fetch(from, { method: 'POST' })
  if (heard.status === 429) throw new Error('too often')
  if (!heard.ok || heard.redirected) throw new Error('no question')
  return heard.json()
}

function namesOf(credential: Credential | null) {
  if (!(credential instanceof PublicKeyCredential)) throw new Error('no passkey answered')
  const { id, rawId, type, response } = credential
  return { id, rawId: textOf(rawId), type, response }
}

const keysOf = (keys: Key[] | undefined) => (keys ?? []).map((key) => ({ ...key, id: bytesOf(key.id) }))

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (letter) => letter.charCodeAt(0))
}

function textOf(bytes: ArrayBuffer): string {
  const letters = Array.from(new Uint8Array(bytes), (byte) => String.fromCharCode(byte)).join('')
  return btoa(letters).replace(/\+/g, '-').replace(/\//g, '_').replace(/=/g, '')
}

/** Browsers say by the error's name what happened, and tell no page whether somebody said no or nothing was there. */
function wordsOf(problem: unknown): string {
  const name = problem instanceof Error ? problem.name : ''
  if (name === 'InvalidStateError') return 'This device holds a passkey for this account already.'
  if (problem instanceof Error && problem.message === 'too often') return 'Too many tries. Please wait some minutes.'
  return 'No passkey answered. Try again, or use a code.'
}

/** The small plain script of every page: makes complete pages quicker to use. Nothing depends on it. */

function chooseOther(event: Event): void {
  const field = event.target
  if (!(field instanceof HTMLInputElement)) return
  const name = field.dataset.choiceOther
  if (!name || field.value === '') return
  const other = field.form?.querySelector<HTMLInputElement>(`input[type=radio][name="${name}"][value="other"]`)
  if (other) other.checked = true
}

function countWords(event: Event): void {
  const area = event.target
  if (!(area instanceof HTMLTextAreaElement)) return
  const count = document.querySelector<HTMLElement>(`[data-word-count="${area.id}"]`)
  const limit = Number(area.dataset.wordLimit)
  if (!count || !limit) return
  const words = area.value.trim().split(/\s+/).filter(Boolean).length
  count.textContent = words > limit ? `${words - limit} words too many` : `${limit - words} words left`
}

function offerCopies(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-copy]')) {
    button.hidden = false
    button.addEventListener('click', async () => {
      await navigator.clipboard.writeText(button.dataset.copy ?? '')
      button.textContent = 'Copied'
    })
  }
}

function closeMenus(event: Event): void {
  for (const menu of document.querySelectorAll<HTMLDetailsElement>('details[data-menu][open]')) {
    const isOutside = event.target instanceof Node && !menu.contains(event.target)
    if (event instanceof KeyboardEvent ? event.key === 'Escape' : isOutside) menu.open = false
  }
}

/** The server asks the browser to forget everything at a sign-out, which it does only over a secure line. */
function forgetAtSignOut(event: Event): void {
  if (event.target instanceof HTMLFormElement && event.target.dataset.forgets !== undefined) localStorage.clear()
}

document.addEventListener('submit', forgetAtSignOut)
document.addEventListener('input', chooseOther)
document.addEventListener('input', countWords)
document.addEventListener('click', closeMenus)
document.addEventListener('keydown', closeMenus)
offerCopies()

const staffFrame = document.querySelector<HTMLElement>('[data-keys]')
if (staffFrame) void import('./keys.ts').then(({ listenForKeys }) => listenForKeys(staffFrame))

const passkeyForms = document.querySelectorAll<HTMLFormElement>('form[data-passkey]')
if (passkeyForms.length > 0) void import('./passkeys.ts').then(({ offerPasskeys }) => offerPasskeys(passkeyForms))

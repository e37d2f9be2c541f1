/** The palette: pages by their name at once, records by asking the search page and taking over the list it answers with. */

let asked: AbortController | undefined

export function openPalette(): void {
  const palette = document.querySelector<HTMLDialogElement>('dialog[data-palette]')
  const box = palette?.querySelector('input')
  if (!palette || !box || palette.open) return
  if (palette.dataset.ready === undefined) makeReady(palette, box)
  palette.showModal()
  box.select()
}

function makeReady(palette: HTMLDialogElement, box: HTMLInputElement): void {
  palette.dataset.ready = ''
  let wait: ReturnType<typeof setTimeout> | undefined
  box.addEventListener('input', () => {
    showPlaces(palette, box.value)
    clearTimeout(wait)
    wait = setTimeout(() => void showRecords(palette, box), 150)
  })
  palette.addEventListener('keydown', (event) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') moveFocus(palette, box, event)
    if (event.key !== 'Enter' || event.target !== box) return
    const first = links(palette)[0]
    if (!first || box.value.trim() === '') return
    event.preventDefault()
    first.click()
  })
  palette.addEventListener('click', (event) => {
    if (event.target === palette) palette.close()
  })
}

function showPlaces(palette: HTMLDialogElement, typed: string): void {
  const wanted = typed.trim().toLowerCase()
  for (const place of palette.querySelectorAll<HTMLElement>('[data-palette-places] > li')) {
    place.hidden = !(place.textContent ?? '').toLowerCase().includes(wanted)
  }
}

async function showRecords(palette: HTMLDialogElement, box: HTMLInputElement): Promise<void> {
  const found = palette.querySelector('[data-palette-found]')
  const note = palette.querySelector('[data-palette-note]')
  if (!found || !note || !box.form) return
  asked?.abort()
  asked = new AbortController()
  const typed = box.value.trim()
  if (typed.length >= 2) note.textContent = 'Looking…'
  const answer = typed.length < 2 ? [] : await ask(`${box.form.action}?q=${encodeURIComponent(typed)}`, asked.signal)
  if (answer === 'overtaken') return
  if (answer === 'no answer') {
    note.textContent = 'The search does not answer. Press Search to try on its page.'
    return
  }
  found.replaceChildren(...answer)
  const count = found.querySelectorAll('a').length
  note.textContent = typed.length < 2 ? '' : count === 0 ? 'No record fits.' : `${count} found. Enter opens the first.`
}

async function ask(address: string, signal: AbortSignal): Promise<Node[] | 'overtaken' | 'no answer'> {
  try {
    const response = await fetch(address, { signal })
    if (!response.ok) return 'no answer'
    const page = new DOMParser().parseFromString(await response.text(), 'text/html')
    const list = page.querySelector('[data-found]')
    return [...(list?.children ?? [])].map((group) => document.importNode(group, true))
  } catch {
    return signal.aborted ? 'overtaken' : 'no answer'
  }
}

function moveFocus(palette: HTMLDialogElement, box: HTMLInputElement, event: KeyboardEvent): void {
  event.preventDefault()
  const stops: HTMLElement[] = [box, ...links(palette)]
  const at = stops.indexOf(document.activeElement as HTMLElement)
  const next = stops[Math.max(0, Math.min(stops.length - 1, at + (event.key === 'ArrowDown' ? 1 : -1)))]
  next?.focus()
}

function links(palette: HTMLDialogElement): HTMLAnchorElement[] {
  return [...palette.querySelectorAll<HTMLAnchorElement>('a')].filter((link) => !link.closest('[hidden]'))
}

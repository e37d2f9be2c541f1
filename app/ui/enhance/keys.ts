import { openPalette } from './palette.ts'

/** The keys of the staff pages. Each does what a link, a box or a button on the page does too. */
export function listenForKeys(frame: HTMLElement): void {
  const hasLetters = frame.dataset.keys === 'on'
  document.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.isComposing || event.altKey) return
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
      event.preventDefault()
      openPalette()
      return
    }
    const act = keys[event.key]
    if (!act || !hasLetters || event.ctrlKey || event.metaKey || isTyping(event.target) || isCovered()) return
    event.preventDefault()
    act()
  })
}

const keys: Record<string, () => void> = {
  '/': () => document.querySelector<HTMLInputElement>('input[data-search]')?.select(),
  '?': () => document.querySelector<HTMLDialogElement>('dialog[data-shortcut-list]')?.showModal(),
  j: () => moveBy(1),
  k: () => moveBy(-1),
  x: select,
  u: () => follow('nav[aria-label="Breadcrumb"] li:last-child a'),
  ']': () => follow('a[rel="next"]'),
  '[': () => follow('a[rel="prev"]'),
}

function moveBy(step: 1 | -1): void {
  const rows = [...document.querySelectorAll<HTMLElement>('main [data-row]')].filter((row) => row.offsetParent)
  const at = rows.findIndex((row) => row.dataset.here === '')
  const next = rows[at < 0 ? (step > 0 ? 0 : rows.length - 1) : at + step]
  if (!next) return
  delete rows[at]?.dataset.here
  next.dataset.here = ''
  next.scrollIntoView({ block: 'nearest' })
  next.querySelector<HTMLElement>('a, summary, input')?.focus({ preventScroll: true })
}

function select(): void {
  document.querySelector<HTMLInputElement>('[data-here] input[data-select]')?.click()
}

function follow(link: string): void {
  document.querySelector<HTMLAnchorElement>(link)?.click()
}

function isTyping(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return !['checkbox', 'radio', 'button', 'submit'].includes(target.type)
  return (
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement ||
    (target instanceof HTMLElement && target.isContentEditable)
  )
}

function isCovered(): boolean {
  return document.querySelector('dialog[open]') !== null
}

/** Words of a section that only this browser has: typed and not saved yet. They go when they are saved, and with the sign-out. */
export type KeptWords = {
  base: number
  values: Record<string, string>
  /** Sent with the button, the answer not seen. */
  isSent: boolean
}

/** One browser may be used by several people: nobody meets the words of another. */
export function wordsKey(personId: string, applicationId: string, section: string): string {
  return `words ${personId} ${applicationId} ${section}`
}

export function keepWords(key: string, words: KeptWords): void {
  try {
    localStorage.setItem(key, JSON.stringify(words))
  } catch {
    // A browser that keeps nothing, or has no room: saving on the server goes on as before.
  }
}

export function forgetWords(key: string): void {
  try {
    localStorage.removeItem(key)
  } catch {
    // Where nothing can be kept nothing has to go.
  }
}

/** Null when there are none, or when what is there is not ours. */
export function readWords(key: string): KeptWords | null {
  try {
    const read: unknown = JSON.parse(localStorage.getItem(key) ?? 'null')
    return isKept(read) ? read : null
  } catch {
    return null
  }
}

function isKept(read: unknown): read is KeptWords {
  const words = read as KeptWords | null
  return typeof words?.base === 'number' && typeof words.values === 'object' && words.values !== null
}

const own = ['base', 'version', 'seen']

/** The answers as they stand in a form, without what the page adds. */
export function answersIn(form: HTMLFormElement): Record<string, string> {
  const entries = [...new FormData(form)].filter(([name]) => !own.includes(name) && !name.startsWith('pick-'))
  return Object.fromEntries(entries.map(([name, value]) => [name, String(value)]))
}

/** Names of the fields somebody changed before the page's script was there to notice. */
export function changedFields(form: HTMLFormElement): Set<string> {
  const changed = [...form.elements].filter(isChanged).map((field) => field.name)
  return new Set(changed.filter((name) => name in answersIn(form)))
}

/** Whether a field holds text of several lines, which can stand below other text. */
export function isLongText(form: HTMLFormElement, name: string): boolean {
  return form.elements.namedItem(name) instanceof HTMLTextAreaElement
}

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

function isChanged(field: Element): field is Field {
  if (field instanceof HTMLTextAreaElement) return field.value !== field.defaultValue
  if (field instanceof HTMLInputElement) {
    return field.value !== field.defaultValue || field.checked !== field.defaultChecked
  }
  return (
    field instanceof HTMLSelectElement &&
    [...field.options].some((option) => option.selected !== option.defaultSelected)
  )
}

/** Puts words into a field as if they had been typed. */
export function putWords(form: HTMLFormElement, name: string, text: string): void {
  const field = form.elements.namedItem(name)
  if (field instanceof RadioNodeList) field.value = text
  else if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) {
    field.value = text
    field.dispatchEvent(new Event('input', { bubbles: true }))
  } else if (field instanceof HTMLSelectElement) field.value = text
}

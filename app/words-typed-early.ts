/**
 * React writes a text area's first text over what was typed before it took the page over. Call it before, and what it answers once
 * React is there: the words come back, and those who watch the form find them.
 */
export function rememberEarlyWords(): () => void {
  const words = new Map<HTMLTextAreaElement, string>()
  for (const area of document.querySelectorAll('textarea')) {
    if (area.value !== area.defaultValue) words.set(area, area.value)
  }
  const listen = ({ target }: Event) => {
    if (target instanceof HTMLTextAreaElement) words.set(target, target.value)
  }
  document.addEventListener('input', listen)
  return () => {
    document.removeEventListener('input', listen)
    for (const [area, text] of words) area.value = text
  }
}

/** Text made safe to stand in HTML, or HTML that already is. */
export interface Html {
  html: string
}
type Piece = string | number | null | undefined | false | Html | readonly Piece[]

/** Builds HTML; everything put into it is escaped unless it is HTML already. */
export function html(strings: TemplateStringsArray, ...pieces: Piece[]): Html {
  return { html: strings.reduce((text, part, index) => text + render(pieces[index - 1]) + part) }
}

function render(piece: Piece): string {
  if (piece === null || piece === undefined || piece === false) return ''
  if (typeof piece === 'string' || typeof piece === 'number') return escapeText(String(piece))
  return 'html' in piece ? piece.html : piece.map(render).join('')
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

function escapeText(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character)
}

/** An attribute that is there or not. */
export function attribute(name: string, isThere: boolean): Html {
  return { html: isThere ? name : '' }
}

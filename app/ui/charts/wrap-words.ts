/** Breaks a label into at most so many lines of so many characters, with an ellipsis where it does not fit. */
export function wrapWords(text: string, room: { characters: number; lines: number }): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.trim().split(/\s+/)) {
    const longer = line ? `${line} ${word}` : word
    if (longer.length <= room.characters || !line) {
      line = longer
      continue
    }
    lines.push(line)
    line = word
  }
  lines.push(line)
  const kept = lines.slice(0, room.lines).map((one) => shorten(one, room.characters))
  const last = kept.at(-1)
  if (lines.length > room.lines && last) kept[kept.length - 1] = shorten(`${last}…`, room.characters, true)
  return kept
}

function shorten(line: string, characters: number, isCut = false): string {
  if (line.length <= characters) return line
  const bare = isCut ? line.slice(0, -1) : line
  return `${bare.slice(0, characters - 1).trimEnd()}…`
}

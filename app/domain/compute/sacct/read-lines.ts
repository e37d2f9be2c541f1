/** Longer lines are no accounting lines; the rest of one is dropped, so memory stays flat whatever comes. */
const longestLine = 1 << 20

/** Bytes as batches of lines, one batch a chunk. A byte order mark and carriage returns are left out. */
export async function* readLines(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string[]> {
  const decoder = new TextDecoder('utf-8')
  let rest = ''
  for await (const chunk of bytes) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n')
    rest = (lines.pop() ?? '').slice(0, longestLine)
    if (lines.length > 0) yield lines.map(clean)
  }
  rest += decoder.decode()
  if (rest !== '') yield [clean(rest)]
}

function clean(line: string): string {
  const text = line.endsWith('\r') ? line.slice(0, -1) : line
  return text.includes('\0') ? text.replaceAll('\0', '') : text
}

import { appendFileSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

type Maps = Map<string, Map<string, unknown>>

export interface Journal {
  note(table: string, id: string, row: unknown): void
  commit(): void
  close(): void
}

const fileName = 'stripe-sandbox.jsonl'

/**
 * An append-only file of changed rows, one JSON line each. Opening reads it into `maps` and rewrites it compactly; a line cut
 * short by a crash is the end of the story and is dropped. Without a directory nothing is written.
 */
export function openJournal(directory: string | undefined, maps: Maps): Journal {
  if (directory === undefined) return { note() {}, commit() {}, close() {} }
  mkdirSync(directory, { recursive: true })
  const path = join(directory, fileName)
  if (existsSync(path)) replay(readFileSync(path, 'utf8'), maps)
  compact(path, maps)
  // Only the last state of a row matters, so a row written twice between commits costs one line.
  const lines = new Map<string, string>()
  const commit = () => {
    if (lines.size === 0) return
    appendFileSync(path, [...lines.values()].join(''))
    lines.clear()
  }
  return {
    note(table, id, row) {
      lines.set(`${table}/${id}`, `${JSON.stringify([table, id, row])}\n`)
    },
    commit,
    close() {
      commit()
      compact(path, maps)
    },
  }
}

function replay(text: string, maps: Maps): void {
  for (const line of text.split('\n')) {
    if (line === '') continue
    const entry = readLine(line)
    if (entry === null) return
    const rows = maps.get(entry.table)
    if (entry.row === null) rows?.delete(entry.id)
    else rows?.set(entry.id, entry.row)
  }
}

function readLine(line: string): { table: string; id: string; row: unknown } | null {
  try {
    const [table, id, row] = JSON.parse(line)
    return { table, id, row }
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

function compact(path: string, maps: Maps): void {
  const lines: string[] = []
  for (const [table, rows] of maps) for (const [id, row] of rows) lines.push(`${JSON.stringify([table, id, row])}\n`)
  const fresh = `${path}.new`
  writeFileSync(fresh, lines.join(''))
  renameSync(fresh, path)
}

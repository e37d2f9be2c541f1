import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { AddressObject, ParsedMail } from 'mailparser'
import { parseId } from '#app/units/id.ts'
import { systemClock } from './clock.server.ts'
import { systemIds } from './ids.server.ts'

/** A letter as the demonstration's mailbox keeps it. */
export type KeptLetter = {
  id: string
  at: string
  from: string
  to: string
  subject: string
  text: string
  html: string
  attachments: { fileName: string; type: string; size: number }[]
}

const folderIn = (directory: string) => join(directory, 'mail')

/**
 * Writes a letter that arrived; it appears whole or not at all. A second copy, sent because the first was not seen to arrive
 * before a crash, has the same Message-ID and takes the place of the first.
 */
export async function keepLetter(directory: string, letter: ParsedMail): Promise<void> {
  const kept: KeptLetter = {
    id: parseId('ltr', /^<(\w+)@/.exec(letter.messageId ?? '')?.[1]) ?? systemIds.next('ltr'),
    at: systemClock.now().toISOString(),
    from: letter.from?.text ?? '',
    to: addressText(letter.to),
    subject: letter.subject ?? '',
    text: letter.text ?? '',
    html: letter.html || '',
    attachments: letter.attachments.map((file) => ({
      fileName: file.filename ?? 'attachment',
      type: file.contentType,
      size: file.size,
    })),
  }
  const folder = folderIn(directory)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await writeFile(join(folder, `${kept.id}.half`), JSON.stringify(kept), { mode: 0o600 })
  await rename(join(folder, `${kept.id}.half`), join(folder, `${kept.id}.json`))
}

/** The newest letters first. */
export async function readMailbox(directory: string, most = 100): Promise<KeptLetter[]> {
  const names = await readdir(folderIn(directory)).catch(() => [])
  const newest = names
    .filter((name) => name.endsWith('.json'))
    .sort()
    .reverse()
    .slice(0, most)
  return Promise.all(newest.map((name) => readKept(directory, name)))
}

/** One letter, or null. The id comes from an address, so it is checked before it becomes a file's name. */
export async function readKeptLetter(directory: string, id: string | undefined): Promise<KeptLetter | null> {
  if (!/^ltr_[0-9A-Z]{26}$/.test(id ?? '')) return null
  return readKept(directory, `${id}.json`).catch(() => null)
}

async function readKept(directory: string, name: string): Promise<KeptLetter> {
  return JSON.parse(await readFile(join(folderIn(directory), name), 'utf8')) as KeptLetter
}

function addressText(to: AddressObject | AddressObject[] | undefined): string {
  return [to ?? []]
    .flat()
    .map((address) => address.text)
    .join(', ')
}

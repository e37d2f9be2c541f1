import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import { uploadSentence } from '#app/area/import-words.ts'
import { importVerdictWords, parseImportKind, rowVerdicts } from '#app/domain/giving/imports/giving-import.ts'
import { mapImport } from '#app/domain/giving/imports/map-import.server.ts'
import { type ImportInFull, readImport, readImportRows } from '#app/domain/giving/imports/read-imports.server.ts'
import { readStaffByEmail } from '#app/domain/giving/imports/read-staff.server.ts'
import { startImport } from '#app/domain/giving/imports/start-import.server.ts'
import { uploadImport } from '#app/domain/giving/imports/upload-import.server.ts'
import { workImport } from '#app/domain/giving/imports/work-import.server.ts'
import { findFundBySlug } from '#app/domain/giving/read-funds.server.ts'
import { world } from '#app/world.server.ts'
import { commandLine } from './supervise/command.ts'
import { Remedy, say } from './supervise/say.ts'

/** Imports a file of other books: the same verbs as the page. Without --write it only looks. */
export const main = commandLine({
  help: `npm run import:donors -- FILE --as E-MAIL [--kind donors|gifts|pledges] [--fund SLUG] [--bank] [--write]
Says what would become of each row of a CSV file, its columns taken as they are recognised. With --write the rows are written, as the
member of staff with this address. --bank: the money of the gifts lies in the bank account; otherwise it is from before these books.`,
  needs: 'database',
  run: async (words) => {
    const { values, positionals } = parseArgs({
      args: words,
      allowPositionals: true,
      options: {
        as: { type: 'string', default: '' },
        kind: { type: 'string', default: 'donors' },
        fund: { type: 'string', default: '' },
        bank: { type: 'boolean', default: false },
        write: { type: 'boolean', default: false },
      },
    })
    const told = await look(positionals[0], values)
    for (const verdict of rowVerdicts)
      say(`${(told.found?.rows[verdict] ?? 0).toLocaleString('en-US').padStart(9)}  ${importVerdictWords[verdict]}`)
    const asked = { importId: told.id, verdict: 'refused', size: 20 } as const
    for (const { row, reasons } of await readImportRows(world.db, await staffOf(values.as), asked))
      say(`  row ${row}: ${reasons.join(' ')}`)
    say(values.write ? await write(told, values.as) : `Import ${told.id}: nothing is written. Add --write.`)
    return 0
  },
})

type Words = { as: string; kind: string; fund: string; bank: boolean }

async function look(file: string | undefined, words: Words): Promise<ImportInFull> {
  const found = file ? await stat(file).catch(() => null) : null
  if (!file || !found?.isFile()) throw new Remedy('Say which file: npm run import:donors -- FILE --as E-MAIL.')
  const kind = parseImportKind(words.kind)
  if (!kind) throw new Remedy('--kind is donors, gifts or pledges.')
  const fund = words.fund ? await findFundBySlug(world.db, words.fund) : null
  if (words.fund && !fund) throw new Remedy(`There is no fund ${words.fund}.`)
  const staff = await staffOf(words.as)
  const made = await uploadImport(world, staff, { kind, fileName: basename(file), bytes: createReadStream(file) })
  if (!made.ok)
    throw new Remedy(made.refused === 'not-staff' ? notStaff : uploadSentence(made.refused, made.detail?.row))
  const { importId } = made.value
  const { mapping, choices } = await toldOf(importId, words.as)
  const money = words.bank ? ('bank' as const) : ('earlier' as const)
  const mapped = await mapImport(world, staff, {
    importId,
    mapping,
    choices: { ...choices, fundId: fund?.id ?? null, money },
  })
  if (!mapped.ok)
    throw new Remedy(
      `The columns do not say enough (${mapped.refused}). Say what they are on the page of import ${importId}.`,
    )
  await workImport(world, importId)
  return toldOf(importId, words.as)
}

async function write({ id, kind }: ImportInFull, as: string): Promise<string> {
  const begun = await startImport(world, await staffOf(as), { importId: id })
  if (!begun.ok) throw new Remedy(`Nothing was written (${begun.refused}).`)
  await workImport(world, id)
  const { written } = await toldOf(id, as)
  return `Import ${id}: ${written.toLocaleString('en-US')} rows of ${kind} are written.`
}

const notStaff = 'Fundraisers and finance officers import. Say as whom: --as mina@demo.test.'

async function staffOf(email: string) {
  const staff = await readStaffByEmail(world.db, email)
  if (!staff) throw new Remedy(notStaff)
  return staff
}

async function toldOf(importId: ImportInFull['id'], as: string): Promise<ImportInFull> {
  const told = await readImport(world.db, await staffOf(as), importId)
  if (!told) throw new Error(`import ${importId} is gone`)
  return told
}

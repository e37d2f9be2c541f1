import { createHash } from 'node:crypto'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import type { Actor } from '#app/domain/people/person.ts'
import { watched } from '#app/domain/watched.ts'
import type { Ids, Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import type { Tx } from '#db/client.server.ts'
import { answerUsage, listVerdicts } from './answer-usage.server.ts'
import { attributeHeld } from './attribute-held.server.ts'
import { chargeRuns, meetClasses } from './charge-runs.server.ts'
import { lockImports } from './lock-imports.server.ts'
import {
  type ChargedSum,
  findChanges,
  keepRuns,
  type PartSum,
  sumNewParts,
  takeOldParts,
} from './merge-usage.server.ts'
import { noteDone, noteFailed, noteStarted, progressNoter } from './note-import.server.ts'
import { mayManageCompute } from './policy.ts'
import { postUsage } from './post-usage.server.ts'
import { readBook } from './read-book.server.ts'
import { type Reading, Unreadable, type UnreadableCode } from './sacct/row.ts'
import { stageUsage } from './stage-usage.server.ts'
import type { RowVerdict, UsageAnswer } from './usage-import.ts'

export type UsageFile = Reading & {
  bytes: AsyncIterable<Uint8Array>
  fileName: string
  source: 'page' | 'api' | 'shell' | 'story'
  isDryRun?: boolean
  /** How many bytes are coming, when that is known. */
  size?: number | undefined
  /** The import a job carries on with; a new one otherwise. */
  importId?: Id<'imp'>
  onProgress?: (bytesRead: number) => void
}

export type Imported = {
  answer: UsageAnswer /** The first lines' verdicts; only a dry run looks them up. */
  verdicts: RowVerdict[]
}

/** `detail.sentence` of an unreadable file says what is wrong with it. */
export type ImportRefusal = 'not-allowed' | UnreadableCode

/**
 * Imports Slurm accounting output: keeps each run as evidence and posts what it used to its project's allocation, in the
 * months it ran. The same rows again, in any order and any number of files, change nothing. Reads the file as a stream, in
 * one transaction; a dry run does all of it and takes it back. Refuses a file whose columns it cannot tell.
 */
export async function importUsage(
  world: Touches<'db' | 'clock' | 'ids'>,
  actor: Actor,
  file: UsageFile,
): Promise<Outcome<Imported, ImportRefusal>> {
  if (!mayManageCompute(actor)) return refuse('not-allowed')
  const at = world.clock.now()
  const id = file.importId ?? world.ids.next('imp')
  const isDryRun = file.isDryRun === true
  const started = { id, at, actor, fileName: file.fileName, source: file.source, bytes: file.size }
  if (!isDryRun) await noteStarted(world.db, started)
  try {
    return done(await takeIn(world, { ids: world.ids, at, actor }, { ...file, importId: id, isDryRun, started }))
  } catch (problem) {
    const failure =
      problem instanceof Unreadable
        ? problem.sentence
        : 'The import broke off; nothing of it was kept. It can be started again.'
    if (!isDryRun) await noteFailed(world.db, id, { at: world.clock.now(), failure })
    if (problem instanceof Unreadable) return refuse(problem.code, { sentence: problem.sentence })
    throw problem
  }
}

type By = { ids: Ids; at: Date; actor: Actor }
type Asked = UsageFile & { importId: Id<'imp'>; isDryRun: boolean; started: Parameters<typeof noteStarted>[1] }

/** Thrown at the end of a dry run, so that its transaction goes back. */
class OnlyLooking extends Error {
  constructor(readonly imported: Imported) {
    super('dry run')
  }
}

async function takeIn(world: Touches<'db' | 'clock'>, by: By, file: Asked): Promise<Imported> {
  const progress = progressNoter(world.db, file.importId)
  const seen = { bytes: 0, hash: createHash('sha256') }
  const onProgress = (bytesRead: number) => {
    if (!file.isDryRun) progress.note(bytesRead)
    file.onProgress?.(bytesRead)
  }
  try {
    return await world.db.transaction(async (tx) => {
      if (file.isDryRun) await noteStarted(tx, file.started)
      const source = { bytes: watched(file.bytes, seen), reading: file, book: await readBook(tx), onProgress }
      const staged = await stageUsage(tx, source)
      await lockImports(tx)
      const problems = await settleRuns(tx, by, file.importId)
      const answer = await answerUsage(tx, { importId: file.importId, isDryRun: file.isDryRun, staged, problems })
      if (file.isDryRun) throw new OnlyLooking({ answer, verdicts: await listVerdicts(tx, staged) })
      await progress.settle()
      await noteDone(tx, file.importId, {
        at: world.clock.now(),
        answer,
        bytes: seen.bytes,
        sha256: seen.hash.digest('hex'),
      })
      await recordHappening(tx, by, {
        kind: 'usage-imported',
        subject: { type: 'usage_import', id: file.importId },
        after: { ...answer.rows, ...answer.gpu_seconds },
      })
      return { answer, verdicts: [] }
    })
  } catch (problem) {
    if (problem instanceof OnlyLooking) return problem.imported
    throw problem
  }
}

async function settleRuns(tx: Tx, by: By, importId: Id<'imp'>) {
  await attributeHeld(tx, by, { type: 'usage_import', id: `${importId}:attributed` })
  await findChanges(tx)
  const sums = await sumNewParts(tx)
  const met = await meetClasses(tx, by.at, sums)
  const { charges, problems } = await chargeRuns(tx, by, sums)
  const withdrawn = await takeOldParts(tx)
  await keepRuns(tx, importId, charges)
  const charged = sums.map((sum) => chargedSum(sum, charges))
  const source = { type: 'usage_import', id: importId }
  await postUsage(tx, by, { source, memo: `Slurm usage told by ${importId}`, withdrawn, charged })
  return [...met, ...problems]
}

function chargedSum(
  { projectId, row: _row, ...sum }: PartSum,
  charges: Awaited<ReturnType<typeof chargeRuns>>['charges'],
): ChargedSum {
  const charge = charges.find(
    (one) => one.projectId === projectId && one.gpuClass === sum.gpuClass && one.month === sum.month,
  )
  return { ...sum, allocationId: charge?.allocationId ?? null }
}

import type { Touches } from '#app/domain/world.ts'
import { mergeAnswers } from './merge-answers.ts'
import type { MyApplication } from './read-my-application.server.ts'
import { type LastSave, readAnswersAt, readLastChanges, shownRevision } from './read-saves.server.ts'

export type Clash = {
  /** Fields that two writers changed otherwise, each with what is saved now, and who changed it so. */
  fields: { name: string; theirs: string; last: LastSave | null }[]
  /** The writer's words, with what only the others changed. */
  values: Record<string, string>
  /** The revision that is shown beside them. */
  seen: number
}

/** Both versions of a section after a save was refused as stale: what clashes, and what is saved now, by whom. The caller has read the application for the person. */
export async function readClash(
  world: Touches<'db'>,
  { id: applicationId, answers, revision }: MyApplication,
  { section, base, values }: { section: string; base: number; values: Record<string, string> },
): Promise<Clash> {
  const began = await readAnswersAt(world.db, { applicationId, section, revision: shownRevision(base, { revision }) })
  const mine = Object.fromEntries(Object.entries(values).filter(([name]) => name in answers || name in began))
  const { merged, clashes } = mergeAnswers({ base: began, mine, theirs: answers })
  const changes = await readLastChanges(world.db, { applicationId, section }, clashes)
  const fields = clashes.map((name) => ({ name, theirs: answers[name] ?? '', last: changes.get(name) ?? null }))
  return { fields, values: { ...values, ...merged }, seen: revision }
}

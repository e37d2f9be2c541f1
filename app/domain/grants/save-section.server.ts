import type { Actor } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import type { Tx } from '#db/client.server.ts'
import { isEditable } from './application.ts'
import { fieldNames } from './application-form.ts'
import { findSection } from './forms/form.ts'
import { keepSection } from './keep-section.server.ts'
import { type LockedApplication, lockApplication } from './lock-application.server.ts'
import { applyPicks, mergeAnswers, type Pick } from './merge-answers.ts'
import { mayEdit, personOf } from './policy.ts'
import { readAnswersAt, readLastSave, shownRevision } from './read-saves.server.ts'

/** Far above every word limit: what stops is a paste of a whole book, not a long answer. */
const mostCharacters = 20_000

export type SectionSave = {
  applicationId: Id<'app'>
  section: string
  /** The version of the form the page showed, null when it named none; whoever writes without a page leaves it out. */
  formVersionId?: Id<'frm'> | null
  /** The revision the writer started from. */
  base: number
  /** The revision whose words stood beside the writer's own when they picked. */
  seen?: number | undefined
  picks?: Readonly<Record<string, Pick>>
  values: Record<string, string>
}
/** `taken`: the fields that somebody else changed in between and the writer had not touched, as they are now. */
export type Saved = { revision: number; savedAt: Date; taken: Record<string, string> }
export type SaveRefusal = 'not-found' | 'not-editable' | 'form-changed' | 'stale' | 'too-long'

/**
 * Keeps one section as typed, complete or not, also after the deadline: only sending is bound to it. What someone else saved
 * after the writer's base is brought together field by field; a field that both changed is refused as stale until the writer has picked,
 * so no word is written over unseen, also not by who claims a revision that never was. Refuses when the application answers another version of the form than the page showed. A
 * field that was not on the page keeps its answer. Saving the same twice is one save.
 */
export async function saveSection(
  world: Touches<'db' | 'clock' | 'ids'>,
  actor: Actor,
  input: SectionSave,
): Promise<Outcome<Saved, SaveRefusal>> {
  const person = personOf(actor)
  const at = world.clock.now()
  return world.db.transaction(async (tx) => {
    const application = person ? await lockApplication(tx, input.applicationId) : null
    if (!person || !application || !mayEdit(person, application)) return refuse('not-found')
    if (!isEditable(application.state)) return refuse('not-editable')
    if (input.formVersionId !== undefined && input.formVersionId !== application.form.id) return refuse('form-changed')
    const section = findSection(application.form, input.section)
    if (!section) return refuse('not-found')
    const names = fieldNames(section, application.call.gpuClasses)
    const typed = Object.fromEntries(names.map((name) => [name, input.values[name] ?? application.answers[name] ?? '']))
    const tooLong = names.find((name) => (typed[name] ?? '').length > mostCharacters)
    if (tooLong) return refuse('too-long', { field: tooLong })
    const { merged: values, clashes, taken } = await mergeSaved(tx, { application, input, typed })
    const takenNow = Object.fromEntries(taken.map((name) => [name, values[name] ?? '']))
    if (names.every((name) => values[name] === (application.answers[name] ?? ''))) {
      return done({ revision: application.revision, savedAt: application.savedAt, taken: takenNow })
    }
    if (clashes.length > 0) return refuse('stale', { revision: application.revision, clashes: clashes.length })
    const by = { ids: world.ids, at, actor }
    const revision = await keepSection(tx, by, { application, person, section, values })
    return done({ revision, savedAt: at, taken: takenNow })
  })
}

type Typed = { application: LockedApplication; input: SectionSave; typed: Record<string, string> }

/** The writer's words and what was saved since their base; a field they picked for counts from what they saw. */
async function mergeSaved(tx: Tx, { application, input, typed }: Typed) {
  const { applicationId, section, picks = {} } = input
  const base = shownRevision(input.base, application)
  const seen = shownRevision(input.seen ?? base, application)
  const last = await readLastSave(tx, input)
  if (!last || last.revision <= base) return { merged: typed, clashes: [], taken: [] }
  const began = await readAnswersAt(tx, { applicationId, section, revision: base })
  const shown = await readAnswersAt(tx, { applicationId, section, revision: seen })
  const before = Object.fromEntries(
    Object.keys(typed).map((name) => [name, (picks[name] ? shown[name] : began[name]) ?? '']),
  )
  return mergeAnswers({ base: before, mine: applyPicks(typed, shown, picks), theirs: application.answers })
}

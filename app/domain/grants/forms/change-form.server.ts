import { and, eq } from 'drizzle-orm'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import type { Actor } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import type { Tx } from '#db/client.server.ts'
import { formVersions } from '#db/schema/call-forms.ts'
import { mayRunCalls, personOf } from '../policy.ts'
import { type FormSection, readSections } from './form.ts'
import { applyChange, type FormChange, type FreshNames } from './form-change.ts'
import { type FormFault, findFault } from './form-faults.ts'
import { type FormSeen, isAsSeen, lockForms } from './lock-forms.server.ts'

export type ChangeFormRefusal = 'not-allowed' | 'not-found' | 'stale' | FormFault

/**
 * Changes the version of a call's form that is being written, and begins one from the published version when there is none.
 * Nothing of it is asked before it is published. Refuses what nobody could answer, and a change of a draft that somebody else
 * changed since: `seen` is the version and revision the officer looked at.
 */
export async function changeForm(
  world: Touches<'db' | 'clock' | 'ids'>,
  actor: Actor,
  input: { callId: Id<'cal'>; seen: FormSeen; change: FormChange },
): Promise<Outcome<undefined, ChangeFormRefusal>> {
  const person = personOf(actor)
  if (!person || !mayRunCalls(person)) return refuse('not-allowed')
  const at = world.clock.now()
  return world.db.transaction(async (tx) => {
    const forms = await lockForms(tx, input.callId)
    if (!forms) return refuse('not-found')
    if (!isAsSeen(forms, input.seen)) return refuse('stale')
    const from = readSections((forms.draft ?? forms.published).sections)
    const every = [from, ...forms.versions.map(({ sections }) => readSections(sections))].flat()
    const sections = applyChange(from, input.change, freshNames(every))
    if (!sections) return refuse('not-found')
    const fault = findFault(sections)
    if (fault) return refuse(fault)
    if (forms.draft) await rewrite(tx, forms.draft, sections)
    else {
      const made = { callId: input.callId, number: forms.published.number + 1, createdBy: person.id, createdAt: at }
      const id = world.ids.next('frm')
      await tx.insert(formVersions).values({ ...made, id, sections, revision: 1, origin: 'written' })
    }
    await recordHappening(
      tx,
      { ids: world.ids, at, actor },
      {
        kind: 'form-changed',
        subject: { type: 'call', id: input.callId },
        after: { number: forms.draft?.number ?? forms.published.number + 1, change: input.change.kind },
      },
    )
    return done()
  })
}

type Draft = { id: Id<'frm'>; revision: number }

async function rewrite(tx: Tx, draft: Draft, sections: FormSection[]) {
  const [changed] = await tx
    .update(formVersions)
    .set({ sections, revision: draft.revision + 1 })
    .where(and(eq(formVersions.id, draft.id), eq(formVersions.revision, draft.revision)))
    .returning({ id: formVersions.id })
  if (!changed) throw new Error(`form ${draft.id} changed under its call's lock`)
}

function freshNames(sections: readonly FormSection[]): FreshNames {
  const next = (names: readonly string[], stem: string) => {
    const numbers = names.map((name) => Number(new RegExp(`^${stem}-(\\d+)$`).exec(name)?.[1] ?? 0))
    return `${stem}-${Math.max(0, ...numbers) + 1}`
  }
  const questions = sections.flatMap((section) => section.questions.map(({ name }) => name))
  const names = sections.map(({ name }) => name)
  return { section: next(names, 'part'), question: next(questions, 'q') }
}

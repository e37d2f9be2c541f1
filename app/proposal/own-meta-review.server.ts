import { data } from '@remix-run/node'
import { readOwnMetaReview } from '#app/domain/grants/sight/meta-review/read-meta-review.server.ts'
import type { Person } from '#app/domain/people/person.ts'
import { type FormReply, readForm } from '#app/platform/form.server.ts'
import { notFound } from '#app/platform/guards.server.ts'
import { type Id, parseId } from '#app/units/id.ts'
import { world } from '#app/world.server.ts'
import { MetaAsk } from './meta-ask.ts'

/** The meta-review an address names, for who leads the discussion; not found for everybody else. */
export async function ownMetaReview(person: Person, assignment: string | undefined) {
  const id = parseId('asg', assignment) ?? notFound()
  const own = (await readOwnMetaReview(world.db, person, id)) ?? notFound()
  return { id, own, zone: person.timeZone }
}

/** What its lead sent. A form that says nothing readable is thrown back to them, and to nobody else. */
export async function readMetaForm(request: Request, person: Person, assignmentId: Id<'asg'>) {
  const form = await readForm(request, MetaAsk)
  if (form.ok) return form
  await ownMetaReview(person, assignmentId)
  return { ok: false as const, answer: data({ form: form.reply as FormReply }, { status: 400 }) }
}

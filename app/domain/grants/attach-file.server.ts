import { createHash } from 'node:crypto'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import type { Actor } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import { applicationSaves } from '#db/schema/grants.ts'
import { isEditable } from './application.ts'
import { cleanPdf } from './clean-pdf.server.ts'
import { lockApplication, replaceable } from './lock-application.server.ts'
import { mayEdit, personOf } from './policy.ts'
import { keepWorking } from './reopening/reopening.server.ts'

export const mostAttachmentBytes = 10 * 1024 * 1024
export type AttachRefusal = 'not-found' | 'not-editable' | 'empty' | 'too-large' | 'not-a-pdf' | 'unreadable'

/**
 * Keeps one PDF with the application in place of the last one. The bytes are looked at, not the name; the pages are copied
 * into a new file, so author, tool and history stay behind; the key is random and never tells the name.
 */
export async function attachFile(
  world: Touches<'db' | 'clock' | 'ids' | 'files'>,
  actor: Actor,
  input: { applicationId: Id<'app'>; fileName: string; bytes: Uint8Array },
): Promise<Outcome<{ revision: number; sha256: string; pages: number }, AttachRefusal>> {
  const person = personOf(actor)
  if (!person) return refuse('not-found')
  if (input.bytes.length === 0) return refuse('empty')
  if (input.bytes.length > mostAttachmentBytes) return refuse('too-large')
  const clean = await cleanPdf(input.bytes)
  if (!clean.ok) return clean
  const { bytes, pages } = clean.value
  const key = `attachments/${world.ids.secret()}`
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const at = world.clock.now()
  await world.files.write(key, bytes)
  const outcome = await world.db.transaction(async (tx) => {
    const application = await lockApplication(tx, input.applicationId)
    if (!application || !mayEdit(person, application)) return refuse('not-found')
    if (!isEditable(application.state)) return refuse('not-editable')
    const revision = application.revision + 1
    const name = plainName(input.fileName)
    const kept = { attachmentName: name, attachmentKey: key, attachmentSha256: sha256, attachmentBytes: bytes.length }
    await keepWorking(tx, application, { ...kept, revision, savedAt: at })
    const save = { applicationId: application.id, revision, savedBy: person.id, savedAt: at }
    await tx.insert(applicationSaves).values({ ...save, section: 'attachment', answers: { name, sha256 } })
    await recordHappening(
      tx,
      { ids: world.ids, at, actor },
      {
        kind: 'attachment-added',
        subject: { type: 'application', id: application.id },
        before: { sha256: application.attachmentSha256 },
        after: { sha256, bytes: bytes.length, revision },
      },
    )
    return done({ revision, sha256, pages, replaced: replaceable(application) })
  })
  const left = outcome.ok ? outcome.value.replaced : key
  if (left) await world.files.remove(left)
  return outcome
}

/** The last part of what the browser called it, for people to recognise; never used as a path. */
function plainName(fileName: string): string {
  const last = fileName.split(/[\\/]/).at(-1) ?? ''
  const plain = last.replace(/[^\p{Letter}\p{Number} ._()-]+/gu, '').trim()
  return (plain || 'attachment.pdf').slice(-120)
}

import { PDFDocument } from 'pdf-lib'
import { beforeEach, expect, test } from 'vitest'
import { attachFile } from '#app/domain/grants/attach-file.server.ts'
import { declareConflict } from '#app/domain/grants/declare-conflict.server.ts'
import { readAttachment } from '#app/domain/grants/read-attachment.server.ts'
import { readMyApplication } from '#app/domain/grants/read-my-application.server.ts'
import { withdrawApplication } from '#app/domain/grants/withdraw-application.server.ts'
import { actorOf } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import { type Cast, cast } from '#test/support/cast.ts'
import {
  givenAssignment,
  givenCall,
  givenDraft,
  givenInReview,
  givenSubmitted,
  made,
} from '#test/support/given/grants.ts'
import { givenPdf } from '#test/support/given/pdf.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()
let people: Cast
let applicationId: Id<'app'>

beforeEach(async () => {
  people = await cast(held.world)
  await givenCall(held.world, people.june)
  applicationId = await givenDraft(held.world, people.grace)
})

const attach = (bytes: Uint8Array, who = people.grace, fileName = 'figures.pdf') =>
  attachFile(held.world, actorOf(who), { applicationId, fileName, bytes })

test('a PDF is kept without its author, tool and dates', async () => {
  const { world } = held

  const kept = await attach(await givenPdf('Secret Author'), people.grace, '../../etc/my figures<1>.pdf')

  expect(kept).toMatchObject({ ok: true, value: { pages: 1 } })
  expect((await readMyApplication(world, people.grace, applicationId))?.attachment?.name).toBe('my figures1.pdf')
  const bytes = (await readAttachment(world, people.grace, applicationId))?.bytes ?? new Uint8Array()
  const read = await PDFDocument.load(bytes, { updateMetadata: false })
  expect([read.getAuthor(), read.getProducer(), read.getCreationDate()]).toEqual([undefined, undefined, undefined])
  expect(Buffer.from(bytes).includes('Secret Author')).toBe(false)
})

test('another file takes the place of the last one, and its bytes are gone', async () => {
  const { world } = held
  await attach(await givenPdf('One'))
  const removed: string[] = []
  const remove = world.files.remove
  const watched = {
    ...world,
    files: {
      ...world.files,
      remove: (key: string) => {
        removed.push(key)
        return remove(key)
      },
    },
  }

  const bytes = await givenPdf('Two')
  made(await attachFile(watched, actorOf(people.grace), { applicationId, fileName: 'two.pdf', bytes }))

  expect(removed).toHaveLength(1)
  expect((await readMyApplication(world, people.grace, applicationId))?.attachment?.name).toBe('two.pdf')
})

test('a reviewer reads it after the declaration only, and a stranger never', async () => {
  const { world } = held
  await attach(await givenPdf('One'))
  applicationId = await givenInReview(world, people)
  const assignmentId = await givenAssignment(world, people, applicationId)

  expect(await readAttachment(world, people.kofi, applicationId)).toBeNull()
  made(await declareConflict(world, actorOf(people.kofi), { assignmentId, has: 'none', reason: '' }))

  expect(await readAttachment(world, people.kofi, applicationId)).not.toBeNull()
  expect(await readAttachment(world, people.june, applicationId)).not.toBeNull()
  expect(await readAttachment(world, people.ada, applicationId)).toBeNull()
  expect(await readAttachment(world, people.ines, applicationId)).toBeNull()
})

test('a reviewer reads it no longer once it is withdrawn, or without the office', async () => {
  const { world } = held
  await attach(await givenPdf('One'))
  applicationId = await givenInReview(world, people)
  const assignmentId = await givenAssignment(world, people, applicationId)
  made(await declareConflict(world, actorOf(people.kofi), { assignmentId, has: 'none', reason: '' }))

  expect(await readAttachment(world, { ...people.kofi, roles: [] }, applicationId)).toBeNull()
  made(await withdrawApplication(world, actorOf(people.grace), { applicationId, reason: 'We found hours elsewhere.' }))

  expect(await readAttachment(world, people.kofi, applicationId)).toBeNull()
  expect(await readAttachment(world, people.grace, applicationId)).not.toBeNull()
})

test('what is no PDF, too large, broken or empty is refused, whatever its name', async () => {
  const text = (words: string) => new TextEncoder().encode(words)

  expect(await attach(text('<html><script>alert(1)</script></html>'))).toMatchObject({ refused: 'not-a-pdf' })
  expect(await attach(text('%PDF-1.7\nnothing more'))).toMatchObject({ refused: 'unreadable' })
  expect(await attach(new Uint8Array(0))).toMatchObject({ refused: 'empty' })
  expect(await attach(new Uint8Array(10 * 1024 * 1024 + 1))).toMatchObject({ refused: 'too-large' })
})

test('others cannot attach, and what was sent in does not change', async () => {
  const pdf = await givenPdf('One')
  expect(await attach(pdf, people.ada)).toMatchObject({ refused: 'not-found' })
  applicationId = await givenSubmitted(held.world, people.ada)
  expect(await attach(pdf, people.ada)).toMatchObject({ refused: 'not-editable' })
})

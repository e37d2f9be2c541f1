import { and, desc, eq, isNull, ne } from 'drizzle-orm'
import { addContact } from '#app/domain/giving/donors/add-contact.server.ts'
import { addTask } from '#app/domain/giving/donors/add-task.server.ts'
import { creditGift } from '#app/domain/giving/donors/credit-gift.server.ts'
import { editDonor } from '#app/domain/giving/donors/edit-donor.server.ts'
import { finishTask } from '#app/domain/giving/donors/finish-task.server.ts'
import { mergeDonors } from '#app/domain/giving/donors/merge-donors.server.ts'
import { saveSegment } from '#app/domain/giving/donors/save-segment.server.ts'
import { writeNote } from '#app/domain/giving/donors/write-note.server.ts'
import { readWouldGet } from '#app/domain/giving/mailings/read-mailings.server.ts'
import { sendMailing } from '#app/domain/giving/mailings/send-mailing.server.ts'
import { startMailing } from '#app/domain/giving/mailings/start-mailing.server.ts'
import { writeMailing } from '#app/domain/giving/mailings/write-mailing.server.ts'
import { enterGift } from '#app/domain/giving/offline/enter-gift.server.ts'
import type { Id } from '#app/units/id.ts'
import { usd } from '#app/units/money.ts'
import { addDays, dayIn } from '#app/units/time.ts'
import { donors, gifts } from '#db/schema/giving.ts'
import {
  type StoryMailing,
  type StoryRecord,
  storyMailings,
  storyRecords,
  storySegments,
  storyTwins,
} from './donor-words.ts'
import { type StoryWorld, told, weeksAgo } from './story-world.server.ts'
import type { StoryFunds } from './tell-giving.server.ts'

type Scene = { at: Date; tell: () => Promise<void> }
type Donor = typeof donors.$inferSelect

/** Fay keeps the records of the donors she looks after, and finds two that were written down twice. */
export function donorScenes(story: StoryWorld, funds: StoryFunds): Scene[] {
  return [
    { at: weeksAgo(story.today, 5), tell: () => each(storyTwins, (twin) => tellTwin(story, twin, funds)) },
    { at: weeksAgo(story.today, 0.7), tell: () => each(storyRecords, (record) => tellRecord(story, record)) },
    { at: weeksAgo(story.today, 0.6), tell: () => each(storySegments, (segment) => tellSegment(story, segment)) },
    { at: weeksAgo(story.today, 0.5), tell: () => each(storyMailings, (mailing) => tellMailing(story, mailing)) },
  ]
}

/** A cheque that finance wrote down under a new address, and the record that was there before. */
async function tellTwin(story: StoryWorld, twin: (typeof storyTwins)[number], funds: StoryFunds): Promise<void> {
  const first = await donorCalled(story, twin.donor)
  const today = dayIn(story.lab.timeZone, story.clock.now())
  const { giftId } = told(
    await enterGift(story, story.people.mina, {
      intentId: story.ids.secret(),
      donor: { kind: 'new', name: twin.donor, email: twin.email, is: twin.is },
      channel: 'cheque',
      splits: [{ fundId: funds.general, amount: usd(twin.dollars) }],
      giftDate: addDays(today, -1),
      effectiveOn: today,
      reference: 'Cheque of the open day',
      campaignId: null,
      visibility: 'unlisted',
      note: null,
      batchId: null,
    }),
  )
  if (!twin.isMerged) return
  const [gift] = await story.db.select({ donorId: gifts.donorId }).from(gifts).where(eq(gifts.id, giftId))
  const mergedId = gift?.donorId as Id<'dnr'>
  told(await mergeDonors(story, story.people.fay, { keptId: first.id, mergedId }))
}

async function tellRecord(story: StoryWorld, { donor: name, ...record }: StoryRecord): Promise<void> {
  const { fay } = story.people
  const donor = await donorCalled(story, name)
  const donorId = donor.id
  const { kind, email, country } = donor
  const place = { street: null, city: null, state: null, postalCode: null, ...record.place }
  const ownerId = record.owner ? story.people[record.owner].id : null
  told(await editDonor(story, fay, { donorId, words: { kind, name, email, country, ...place, ownerId } }))
  for (const person of record.people ?? []) told(await addContact(story, fay, { donorId, isPrimary: false, ...person }))
  if (record.note) told(await writeNote(story, fay, { donorId, words: record.note }))
  if (record.task) await tellTask(story, donorId, record.task)
  if (record.alsoThanks) await tellCredit(story, donorId, record.alsoThanks)
}

async function tellTask(story: StoryWorld, donorId: Id<'dnr'>, task: NonNullable<StoryRecord['task']>): Promise<void> {
  const { fay } = story.people
  const dueOn = addDays(dayIn(story.lab.timeZone, story.today), task.inDays)
  const { taskId } = told(await addTask(story, fay, { donorId, words: task.words, dueOn, assigneeId: fay.id }))
  if (task.isDone) told(await finishTask(story, fay, { taskId }))
}

async function tellCredit(
  story: StoryWorld,
  giverId: Id<'dnr'>,
  { donor, kind, dollars }: NonNullable<StoryRecord['alsoThanks']>,
): Promise<void> {
  const [gift] = await story.db
    .select({ id: gifts.id })
    .from(gifts)
    .where(and(eq(gifts.donorId, giverId), eq(gifts.state, 'settled'), ne(gifts.channel, 'property')))
    .orderBy(desc(gifts.id))
    .limit(1)
  const giftId = gift?.id as Id<'gft'>
  const { id: donorId } = await donorCalled(story, donor)
  told(await creditGift(story, story.people.fay, { giftId, donorId, kind, amount: usd(dollars) }))
}

async function tellSegment(story: StoryWorld, segment: { name: string; query: string }): Promise<void> {
  told(await saveSegment(story, story.people.fay, segment))
}

/** Fay writes to a segment; one letter has gone out, the other she is still looking at. */
async function tellMailing(story: StoryWorld, { isSent, filter, ...words }: StoryMailing): Promise<void> {
  const { fay } = story.people
  const { mailingId } = told(await writeMailing(story, fay, words))
  if (!isSent) return
  const today = dayIn(story.lab.timeZone, story.clock.now())
  const { total } = await readWouldGet(story.db, fay, { filter, today, page: { size: 1 } })
  told(await startMailing(story, fay, { mailingId, filter, expected: total }))
  await sendMailing(story, mailingId)
}

/** The oldest record of that name. */
async function donorCalled(story: StoryWorld, name: string): Promise<Donor> {
  const [donor] = await story.db
    .select()
    .from(donors)
    .where(and(eq(donors.name, name), isNull(donors.mergedInto)))
    .orderBy(donors.id)
    .limit(1)
  if (!donor) throw new Error(`nobody is called ${name}`)
  return donor
}

async function each<Item>(items: readonly Item[], tell: (item: Item) => Promise<void>): Promise<void> {
  for (const item of items) await tell(item)
}

import { eq } from 'drizzle-orm'
import { claimDonors } from '#app/domain/giving/claim-donors.server.ts'
import { changeGiftIdentity } from '#app/domain/giving/own/change-gift-identity.server.ts'
import { changeTopics } from '#app/domain/giving/own/change-topics.server.ts'
import { readOwnGifts } from '#app/domain/giving/read-own-gifts.server.ts'
import { makeOwnStatement } from '#app/domain/giving/receipts/make-own-statement.server.ts'
import { reissueReceipt } from '#app/domain/giving/receipts/reissue-receipt.server.ts'
import { sendStatements } from '#app/domain/giving/receipts/send-statements.server.ts'
import { startStatementRun } from '#app/domain/giving/receipts/start-statement-run.server.ts'
import { type Day, dayIn, startOfDay } from '#app/units/time.ts'
import { gifts } from '#db/schema/giving.ts'
import { receipts } from '#db/schema/receipts.ts'
import { type StoryWorld, told, weeksAgo } from './story-world.server.ts'

type Scene = { at: Date; tell: () => Promise<void> }

/** What givers do with their own papers, and what finance does in January, when the story has one behind it. */
export function ownScenes(story: StoryWorld): Scene[] {
  const year = yearOf(story)
  const inJanuary = startOfDay(story.lab.timeZone, `${year}-01-10` as Day)
  const isBehind = inJanuary.getTime() > weeksAgo(story.today, 36).getTime() && inJanuary < story.today
  return [
    { at: weeksAgo(story.today, 1), tell: () => drawOwn(story) },
    { at: weeksAgo(story.today, 30), tell: () => putRight(story, 'Carlos Mendes', 'Carlos Mendes Ribeiro') },
    ...(isBehind ? [{ at: inJanuary, tell: () => sendYear(story, year - 1) }] : []),
  ]
}

/** Ada shows her name with her newest gift, wants no reminders, and looks at what she has given this year so far. */
async function drawOwn(story: StoryWorld): Promise<void> {
  const { ada } = story.people
  await claimDonors(story, ada)
  const [newest] = (await readOwnGifts(story.db, ada, { size: 1 })).gifts
  if (newest)
    told(await changeGiftIdentity(story, ada, { giftId: newest.id, visibility: 'named', publicName: ada.name }))
  await changeTopics(story, ada, { wanted: [] })
  await makeOwnStatement(story, ada, {
    year: Number(dayIn(story.lab.timeZone, story.clock.now()).slice(0, 4)),
    donorId: null,
  })
}

/** Finance puts the name on a receipt right, as its giver asked. */
async function putRight(story: StoryWorld, giver: string, giverName: string): Promise<void> {
  const [row] = await story.db
    .select({ giftId: gifts.id, number: receipts.number })
    .from(receipts)
    .innerJoin(gifts, eq(gifts.id, receipts.giftId))
    .where(eq(gifts.giverName, giver))
    .limit(1)
  if (!row) throw new Error(`nobody has a receipt for ${giver}`)
  told(
    await reissueReceipt(story, story.people.mina, {
      ...row,
      giverName,
      reason: 'The giver wrote: a part of the name is missing',
    }),
  )
}

async function sendYear(story: StoryWorld, year: number): Promise<void> {
  const { runId } = told(await startStatementRun(story, story.people.mina, { year }))
  await sendStatements(story, runId)
}

function yearOf({ lab, today }: StoryWorld): number {
  return Number(dayIn(lab.timeZone, today).slice(0, 4))
}

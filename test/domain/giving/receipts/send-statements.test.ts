import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { readLettersToPost } from '#app/domain/giving/offline/read-letters-to-post.server.ts'
import { readStatementYear } from '#app/domain/giving/receipts/read-statement-run.server.ts'
import { sendStatements } from '#app/domain/giving/receipts/send-statements.server.ts'
import { startStatementRun } from '#app/domain/giving/receipts/start-statement-run.server.ts'
import { deliverLetter } from '#app/jobs/deliver-letter.server.ts'
import { usd } from '#app/units/money.ts'
import { letters } from '#db/schema/activity.ts'
import { statementRunGivers, yearStatements } from '#db/schema/own.ts'
import { givenBack, givenYear } from '#test/support/given/own.ts'
import { made } from '#test/support/given/people.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()

const statementsSent = () => held.world.db.select().from(letters).where(eq(letters.kind, 'year-statement'))

test('every giver of the year gets one letter with one statement; the donor-advised fund gets none', async () => {
  const { world, mina } = await givenYear(held.world)

  const { runId, givers } = made(await startStatementRun(world, mina, { year: 2025 }))
  const came = await sendStatements(world, runId)

  expect(givers).toBe(3)
  expect(came).toEqual({ sent: 3, nothing: 0, failed: 0 })
  const sent = await statementsSent()
  expect(sent.map((letter) => letter.toEmail).sort()).toEqual(['ada@demo.test', 'mary@example.org', null].sort())
  expect((await readLettersToPost(world.db, mina)).map(({ giver, paper }) => [giver, paper.is])).toContainEqual([
    'Caroline Herschel',
    'statement',
  ])
  expect(await readStatementYear(world.db, mina, 2025)).toMatchObject({
    givers: 3,
    total: 150_000n,
    unwritten: 0,
    runs: [{ givers: 3, sent: 3, failed: 0, finishedAt: world.clock.now() }],
  })
})

test('the letter carries the statement as a PDF', async () => {
  const { world, mina } = await givenYear(held.world)
  const { runId } = made(await startStatementRun(world, mina, { year: 2025 }))
  await sendStatements(world, runId)
  const letter = (await statementsSent()).find(({ toEmail }) => toEmail === 'ada@demo.test')

  await deliverLetter(world, { letterId: letter?.id ?? 'ltr_none' })

  expect(world.mailbox).toMatchObject([{ to: 'ada@demo.test', subject: 'Your giving in 2025: $500.00' }])
  expect(world.mailbox[0]?.attachments).toMatchObject([{ fileName: 'statement-2025-S000001.pdf' }])
})

test('two workers and a second run write to nobody twice', async () => {
  const { world, mina } = await givenYear(held.world)
  const { runId } = made(await startStatementRun(world, mina, { year: 2025 }))

  await Promise.all([sendStatements(world, runId), sendStatements(world, runId), sendStatements(world, runId)])
  const again = await startStatementRun(world, mina, { year: 2025 })

  expect(again).toEqual({ ok: false, refused: 'nobody-waits' })
  expect(await statementsSent()).toHaveLength(3)
  expect(await world.db.select().from(yearStatements)).toHaveLength(3)
})

test('a giver whose gift went back in part since is written to again, and she alone', async () => {
  const { world, mina, gift } = await givenYear(held.world)
  const first = made(await startStatementRun(world, mina, { year: 2025 }))
  await sendStatements(world, first.runId)
  await givenBack({ world, mina }, gift.giftId, usd(100))

  const second = made(await startStatementRun(world, mina, { year: 2025 }))
  await sendStatements(world, second.runId)

  expect(second.givers).toBe(1)
  expect((await statementsSent()).filter(({ toEmail }) => toEmail === 'ada@demo.test')).toHaveLength(2)
})

test('one giver whose statement cannot be made stops nobody else, and waits for the next run', async () => {
  const { world, mina, gift } = await givenYear(held.world)
  const { runId } = made(await startStatementRun(world, mina, { year: 2025 }))
  const ids = { ...world.ids, next: world.ids.next }
  let broken = true
  // why: nothing the portal does makes a statement fail; here the first id of one fails as a full disk would.
  ids.next = ((prefix: string) => {
    if (prefix === 'sta' && broken) {
      broken = false
      throw new Error('the disk is full')
    }
    return world.ids.next(prefix)
  }) as typeof world.ids.next

  const came = await sendStatements({ ...world, ids }, runId)

  expect(came).toEqual({ sent: 2, nothing: 0, failed: 1 })
  const [failed] = await world.db.select().from(statementRunGivers).where(eq(statementRunGivers.state, 'failed'))
  expect(failed).toMatchObject({ donorId: gift.donorId, failure: 'the disk is full' })
  const second = made(await startStatementRun(world, mina, { year: 2025 }))
  expect(second.givers).toBe(1)
  expect(await sendStatements(world, second.runId)).toMatchObject({ sent: 1 })
})

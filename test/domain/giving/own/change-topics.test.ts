import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { changeTopics } from '#app/domain/giving/own/change-topics.server.ts'
import { readTopics } from '#app/domain/giving/own/read-topics.server.ts'
import { happenings } from '#db/schema/activity.ts'
import { cast } from '#test/support/cast.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()

test('a giver stops reminders and asks for them again; each change is in the log once', async () => {
  const { world } = held
  const { ada } = await cast(world)

  await changeTopics(world, ada, { wanted: [] })
  await changeTopics(world, ada, { wanted: [] })
  const none = await readTopics(world.db, ada)
  await changeTopics(world, ada, { wanted: ['reminders'] })

  expect(none).toEqual([])
  expect(await readTopics(world.db, ada)).toEqual(['reminders'])
  const log = await world.db.select().from(happenings).where(eq(happenings.kind, 'letter-topics-changed'))
  expect(log.map(({ after }) => after)).toEqual([{ topics: [] }, { topics: ['reminders'] }])
})

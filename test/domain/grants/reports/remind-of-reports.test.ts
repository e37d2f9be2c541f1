import { expect, test } from 'vitest'
import { remindOfReports } from '#app/domain/grants/reports/remind-of-reports.server.ts'
import { letters } from '#db/schema/activity.ts'
import { cast } from '#test/support/cast.ts'
import { givenAward } from '#test/support/given/grants.ts'
import { givenReport, owedReport } from '#test/support/given/reports.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()
const written = async () =>
  (await held.world.db.select().from(letters)).filter(({ kind }) => kind === 'report-due').map((one) => one.subjectId)

test('a lead is told a fortnight before the day and once after it, however often the job runs', async () => {
  const people = await cast(held.world)
  const { projectId } = await givenAward(held.world, people)
  const { id, dueOn } = await owedReport(held.world, projectId)
  expect(dueOn).toBe('2026-12-30')

  held.world.clock.set('2026-12-15T17:00:00Z')
  expect(await remindOfReports(held.world)).toBe(0)
  held.world.clock.set('2026-12-16T17:00:00Z')
  await Promise.all([remindOfReports(held.world), remindOfReports(held.world)])
  // Late on the day itself at the lab it is the next day in UTC already.
  held.world.clock.set('2026-12-31T03:00:00Z')
  expect(await remindOfReports(held.world)).toBe(0)
  held.world.clock.set('2026-12-31T17:00:00Z')
  await remindOfReports(held.world)
  await remindOfReports(held.world)

  expect(await written()).toEqual([`${id}:2026-12-30:before`, `${id}:2026-12-30:overdue`])
})

test('a report that is in is not asked for', async () => {
  const people = await cast(held.world)
  const { projectId } = await givenAward(held.world, people)
  await givenReport(held.world, people, (await owedReport(held.world, projectId)).id)
  held.world.clock.set('2026-12-31T17:00:00Z')

  expect(await remindOfReports(held.world)).toBe(0)
})

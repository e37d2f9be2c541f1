import { and, asc, eq } from 'drizzle-orm'
import { judgeReport } from '#app/domain/grants/reports/judge-report.server.ts'
import { nameMilestone } from '#app/domain/grants/reports/name-milestone.server.ts'
import { writeReport } from '#app/domain/grants/reports/write-report.server.ts'
import { actorOf } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import { addDays, dayIn } from '#app/units/time.ts'
import { reports } from '#db/schema/reports.ts'
import { storyApplications } from './grants-words.ts'
import { type StoryWorld, told } from './story-world.server.ts'

type Told = { done: string; next: string; problems: string; answer?: 'accepted' | 'returned'; note?: string }

/** The first progress reports of the story's projects. Babel-48's has not come. */
const storyReports: Record<string, Told> = {
  lantern: {
    done: 'Two of the three runs are finished; 512 checkpoints and every failed run are public.',
    next: 'The third data order, and the comparison of the three.',
    problems: '',
    answer: 'accepted',
    note: 'A clear account. The page on failed runs is the best we have.',
  },
  leaf: { done: 'Both models are trained and released.', next: '', problems: '', answer: 'accepted' },
  tidepool: { done: 'The diffusion model is trained.', next: 'The wet lab.', problems: '', answer: 'accepted' },
  'proof-companion': {
    done: 'Expert iteration works.',
    next: 'More of it.',
    problems: '',
    answer: 'returned',
    note: 'Please say how far it goes without human proofs, and how many hours that took.',
  },
  riverbed: {
    done: 'The graph model covers nine of the forty countries, with six-hour forecasts.',
    next: 'The basins it has never seen.',
    problems: 'Gauge records of two countries may not be passed on; we publish the script instead.',
  },
}

/** What each project has told the lab by now, and one milestone its lead named. */
export async function tellReports(world: StoryWorld, projects: ReadonlyMap<string, Id<'prj'>>): Promise<void> {
  const june = actorOf(world.people.june)
  for (const [slug, projectId] of projects) {
    const lead = storyApplications.find((one) => one.project?.slug === slug)?.lead
    const words = storyReports[slug]
    const reportId = await firstReport(world, projectId)
    if (!lead || !words || !reportId) continue
    const { answer, note = '', ...written } = words
    const sent = { reportId, base: 0, words: written, isSent: true }
    told(await writeReport(world, actorOf(world.people[lead]), sent))
    if (answer) told(await judgeReport(world, june, { reportId, to: answer, note }))
  }
  const lantern = projects.get('lantern')
  if (!lantern) return
  const dueOn = addDays(dayIn(world.lab.timeZone, world.clock.now()), 100)
  const title = 'The comparison of the three data orders is public'
  told(await nameMilestone(world, actorOf(world.people.grace), { projectId: lantern, title, dueOn }))
}

async function firstReport(world: StoryWorld, projectId: Id<'prj'>): Promise<Id<'rpt'> | null> {
  const [report] = await world.db
    .select({ id: reports.id })
    .from(reports)
    .where(and(eq(reports.projectId, projectId), eq(reports.kind, 'progress')))
    .orderBy(asc(reports.dueOn))
  return report?.id ?? null
}

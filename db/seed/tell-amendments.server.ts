import { eq } from 'drizzle-orm'
import { answerAmendment } from '#app/domain/grants/amendments/answer-amendment.server.ts'
import { type AskAmendment, askAmendment } from '#app/domain/grants/amendments/ask-amendment.server.ts'
import { actorOf } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import { addDays, dayIn } from '#app/units/time.ts'
import { projects } from '#db/schema/grants.ts'
import type { StoryPerson } from './people.ts'
import { inMonth, type StoryWorld, told } from './story-world.server.ts'

type Projects = ReadonlyMap<string, Id<'prj'>>

/** Tidepool was given a month more; Riverbed waits for an answer about its plan. */
export function amendmentScenes(world: StoryWorld, projectsOf: Projects) {
  return [
    { at: inMonth(world, -1, 9), tell: () => tellMoreTime(world, projectsOf) },
    { at: new Date(world.today.getTime() - 5 * 86_400_000), tell: () => tellOtherPlan(world, projectsOf) },
  ]
}

async function tellMoreTime(world: StoryWorld, projectsOf: Projects): Promise<void> {
  const projectId = projectNamed(projectsOf, 'tidepool')
  const [project] = await world.db.select({ endsOn: projects.endsOn }).from(projects).where(eq(projects.id, projectId))
  const until = addDays(project?.endsOn ?? dayIn(world.lab.timeZone, world.clock.now()), 30)
  const why = 'The samples of the spring cruise came a month late, and the last run needs them.'
  const amendmentId = await ask(world, 'mateo', { projectId, kind: 'extension', words: '', until, why })
  const answer = 'Agreed: the hours are there, and the model is better for it.'
  told(await answerAmendment(world, actorOf(world.people.june), { amendmentId, to: 'approved', answer }))
}

async function tellOtherPlan(world: StoryWorld, projectsOf: Projects): Promise<void> {
  const projectId = projectNamed(projectsOf, 'riverbed')
  const words =
    'We leave out the daily model and train the hourly one twice, with and without the gauges of two countries.'
  const why = 'Those two countries do not let us publish their gauges, and we want to show what that costs.'
  await ask(world, 'lin', { projectId, kind: 'plan', words, until: null, why })
}

async function ask(world: StoryWorld, lead: StoryPerson, asked: AskAmendment): Promise<Id<'amd'>> {
  return told(await askAmendment(world, actorOf(world.people[lead]), asked)).amendmentId
}

function projectNamed(projectsOf: Projects, slug: string): Id<'prj'> {
  const projectId = projectsOf.get(slug)
  if (!projectId) throw new Error(`${slug} is amended before it exists`)
  return projectId
}

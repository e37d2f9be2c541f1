import { recordOutput } from '#app/domain/grants/record-output.server.ts'
import { actorOf } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import { dayIn } from '#app/units/time.ts'
import { storyApplications, storyOutputs } from './grants-words.ts'
import { inMonth, type StoryWorld, told } from './story-world.server.ts'
import { tellOpenness } from './tell-openness.server.ts'

/** What projects of the story release, and how open each is. */
export function outputScenes(story: StoryWorld, projects: Map<string, Id<'prj'>>) {
  return storyOutputs.map(({ project, monthsAgo, slug, ...output }, index) => {
    const at = inMonth(story, -monthsAgo, 18 + index)
    return {
      at,
      tell: async () => {
        const projectId = projects.get(project)
        if (!projectId) throw new Error(`${project} releases before it exists`)
        const releasedOn = dayIn(story.lab.timeZone, at)
        const june = actorOf(story.people.june)
        const { outputId } = told(await recordOutput(story, june, { ...output, projectId, releasedOn }))
        const lead = storyApplications.find((one) => one.project?.slug === project)?.lead ?? 'grace'
        await tellOpenness(story, { outputId, slug, lead: story.people[lead] })
      },
    }
  })
}

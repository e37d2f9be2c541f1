import { usualSettings } from '#app/domain/grants/assignment/assignment-run.ts'
import { sayExpertise } from '#app/domain/grants/assignment/say-expertise.server.ts'
import { startRun } from '#app/domain/grants/assignment/start-run.server.ts'
import { workRun } from '#app/domain/grants/assignment/work-run.server.ts'
import { actorOf } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import { storyExpertise } from './reviewer-words.ts'
import { type StoryWorld, told } from './story-world.server.ts'

/** Reviewers say what they know, and June has a proposal worked out that waits for her word. */
export async function tellProposal(world: StoryWorld, callId: Id<'cal'> | undefined): Promise<void> {
  if (!callId) throw new Error('reviewers are proposed before the call was opened')
  for (const { reviewer, topics, ...said } of storyExpertise) {
    told(await sayExpertise(world, actorOf(world.people[reviewer]), { topics: [...topics], ...said }))
  }
  const seniors = [world.people.ines.id, world.people.samuel.id, world.people.yuki.id]
  const settings = { ...usualSettings, callId, most: 6, seniors }
  const { runId } = told(await startRun(world, actorOf(world.people.june), settings))
  await workRun(world, runId)
}

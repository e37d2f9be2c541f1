import { advanceApplication } from '#app/domain/grants/advance-application.server.ts'
import { sayInDiscussion } from '#app/domain/grants/sight/discussion/say-in-discussion.server.ts'
import { actorOf } from '#app/domain/people/person.ts'
import type { StoryPerson } from './people.ts'
import { type StoryWorld, told } from './story-world.server.ts'
import type { Applied } from './tell-grants.server.ts'

/** Daniel’s reviewers do not agree, and say so to each other. */
export async function tellDiscussion(world: StoryWorld, applied: readonly Applied[]): Promise<void> {
  const found = applied.find(({ application }) => application.title.startsWith('Drift'))
  if (!found) return
  const { applicationId } = found
  const june = actorOf(world.people.june)
  told(await advanceApplication(world, june, { applicationId, to: 'in_discussion' }))
  for (const [who, words] of said) {
    told(await sayInDiscussion(world, actorOf(world.people[who]), { applicationId, words }))
  }
}

const said: readonly [StoryPerson, string][] = [
  ['june', 'Your marks for merit are two levels apart. What does each of you see that the others do not?'],
  [
    'samuel',
    'The emulator is tested against drifters that the team did not place themselves. Hardly anyone does that, and it is why I am high.',
  ],
  [
    'yuki',
    'I missed the drifters: they are in the answer about the outcome, not where the method is. That lifts the merit for me. The window still looks short.',
  ],
]

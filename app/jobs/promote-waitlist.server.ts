import type { JobPayloads } from '#app/domain/activity/job.ts'
import { promoteWaitlist } from '#app/domain/grants/waitlist/promote-waitlist.server.ts'
import { portal } from '#app/domain/people/person.ts'
import type { World } from '#app/domain/world.ts'
import { log } from '#app/platform/log.server.ts'

/** After hours of a call came back: the next on its waiting list are offered them. */
export async function promoteWaitlistJob(world: World, { callId }: JobPayloads['promote-waitlist']): Promise<void> {
  const offered = await promoteWaitlist(world, portal('waitlist'), callId)
  log.info({ event: 'waitlist.promoted', callId, offered }, 'a waiting list was gone through')
}

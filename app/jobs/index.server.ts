import type { JobName, JobPayloads } from '#app/domain/activity/job.ts'
import type { World } from '#app/domain/world.ts'
import { checkBooksJob } from './check-books.server.ts'
import { deliverLetter } from './deliver-letter.server.ts'

/** The second door: what each job does. A handler may run twice, so each is safe to repeat. */
export type JobHandlers = { [Name in JobName]?: (world: World, payload: JobPayloads[Name]) => Promise<void> }

export const handlers: JobHandlers = {
  'check-books': checkBooksJob,
  'deliver-letter': deliverLetter,
}

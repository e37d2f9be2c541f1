import { eq } from 'drizzle-orm'
import type { Touches } from '#app/domain/world.ts'
import { paths } from '#app/paths.ts'
import { parseId } from '#app/units/id.ts'
import { formatDay } from '#app/units/time.ts'
import { amendments } from '#db/schema/amendments.ts'
import { projects } from '#db/schema/grants.ts'
import { amendmentKindWords } from './amendment.ts'

/** What the letters about an amendment say to the project’s lead. */
export async function gatherAmendment({ db, lab }: Touches<'db' | 'lab'>, subjectId: string) {
  const id = parseId('amd', subjectId)
  if (!id) return null
  const [row] = await db
    .select({ amendment: amendments, project: projects.title })
    .from(amendments)
    .innerJoin(projects, eq(projects.id, amendments.projectId))
    .where(eq(amendments.id, id))
  if (!row) return null
  const { kind, state, answer, replyBy, untilAfter, projectId } = row.amendment
  return {
    project: row.project,
    what: amendmentKindWords[kind].label.toLowerCase(),
    replyBy: formatDay(replyBy),
    isDeclined: state === 'declined',
    isPart: state === 'approved_in_part',
    until: untilAfter && formatDay(untilAfter),
    answer,
    url: `${lab.origin}${paths.research.amendment(projectId, id)}`,
    lab: { name: lab.name, address: lab.address },
  }
}

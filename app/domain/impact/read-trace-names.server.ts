import { asc, inArray } from 'drizzle-orm'
import type { Reads } from '#db/client.server.ts'
import { funds } from '#db/schema/giving.ts'
import { outputs, projects } from '#db/schema/grants.ts'
import type { Strand, Trace, TraceFund, TraceOutput, TraceProject } from './trace.ts'

/** The projects, releases and funds that strands lead to. */
export async function readTraceNames(reads: Reads, strands: readonly Strand[]): Promise<Omit<Trace, 'strands'>> {
  const projectIds = [...new Set(strands.flatMap((strand) => strand.projectId ?? []))]
  const fundIds = [...new Set(strands.flatMap((strand) => strand.lot.fundId ?? []))]
  const [knownProjects, knownOutputs, knownFunds] = await Promise.all([
    readProjects(reads, projectIds),
    readOutputs(reads, projectIds),
    readFunds(reads, fundIds),
  ])
  return { projects: knownProjects, outputs: knownOutputs, funds: knownFunds }
}

async function readProjects(reads: Reads, ids: TraceProject['id'][]): Promise<TraceProject[]> {
  if (ids.length === 0) return []
  return reads
    .select({
      id: projects.id,
      slug: projects.slug,
      title: projects.title,
      institution: projects.institution,
      isPublic: projects.isPublic,
    })
    .from(projects)
    .where(inArray(projects.id, ids))
}

async function readOutputs(reads: Reads, projectIds: TraceProject['id'][]): Promise<TraceOutput[]> {
  if (projectIds.length === 0) return []
  return reads
    .select({
      id: outputs.id,
      slug: outputs.slug,
      projectId: outputs.projectId,
      kind: outputs.kind,
      title: outputs.title,
      releasedOn: outputs.releasedOn,
    })
    .from(outputs)
    .where(inArray(outputs.projectId, projectIds))
    .orderBy(asc(outputs.releasedOn), asc(outputs.id))
}

async function readFunds(reads: Reads, ids: TraceFund['id'][]): Promise<TraceFund[]> {
  if (ids.length === 0) return []
  return reads
    .select({ id: funds.id, slug: funds.slug, name: funds.name })
    .from(funds)
    .where(inArray(funds.id, ids))
    .orderBy(asc(funds.position))
}

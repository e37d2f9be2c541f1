import type { LoaderFunctionArgs } from '@remix-run/node'
import { type ProjectRecord, readPublicProjectPage } from '#app/domain/impact/read-public-projects.server.ts'
import { paths } from '#app/paths.ts'
import { answerPublicJson, cursorId, gpuTimeJson, pageOf, readPageAsk } from '#app/platform/api.server.ts'
import { publicPage } from '#app/platform/guards.server.ts'
import { world } from '#app/world.server.ts'

/** Public projects with their hours and what they released, for anyone. */
export async function loader(args: LoaderFunctionArgs) {
  await publicPage(args)
  const ask = readPageAsk(args.request)
  const rows = await readPublicProjectPage(world.db, { after: cursorId('prj', ask), size: ask.size + 1 })
  const { items, next_cursor } = pageOf(rows, ask, (project) => project.id)
  return answerPublicJson(args.request, { items: items.map(projectJson), next_cursor })
}

function projectJson(project: ProjectRecord) {
  return {
    id: project.id,
    slug: project.slug,
    address: `${world.lab.origin}${paths.project(project.slug)}`,
    title: project.title,
    summary: project.summary,
    institution: project.institution,
    lead: project.lead,
    state: project.state,
    starts_on: project.startsOn,
    ends_on: project.endsOn,
    granted: project.hours.map((one) => gpuTimeJson(one.gpuClass, one.granted)),
    used: project.hours.map((one) => gpuTimeJson(one.gpuClass, one.used)),
    outputs: project.outputs.map(({ releasedOn, opennessClass, ...output }) => ({
      ...output,
      released_on: releasedOn,
      openness_class: opennessClass,
    })),
  }
}

import type { LoaderFunctionArgs } from '@remix-run/node'
import { type ProjectRecord, readCurrentProjects } from '#app/domain/impact/read-public-projects.server.ts'
import { answerPublicJson, problem } from '#app/platform/api.server.ts'
import { publicPage } from '#app/platform/guards.server.ts'
import { formatGpuHours, type GpuSeconds } from '#app/units/gpu-time.ts'
import { world } from '#app/world.server.ts'

const size = 50

/** Projects under way in the form of allocations.access-ci.org/current-projects.json, for anyone. */
export async function loader(args: LoaderFunctionArgs) {
  await publicPage(args)
  const typed = new URL(args.request.url).searchParams.get('page') ?? '1'
  if (!/^[1-9]\d{0,4}$/.test(typed)) throw problem(400, { title: 'Bad page', detail: 'page is a whole number from 1.' })
  const number = Number(typed)
  const { pages, projects } = await readCurrentProjects(world.db, { number, size })
  return answerPublicJson(args.request, { page: number, pages, projects: projects.map(projectJson) })
}

function projectJson(project: ProjectRecord) {
  return {
    projectId: project.id,
    requestNumber: project.slug,
    requestTitle: project.title,
    pi: project.lead,
    piInstitution: project.institution,
    abstract: project.summary,
    allocationType: 'Grant of GPU-hours',
    beginDate: project.startsOn,
    endDate: project.endsOn,
    resources: project.hours.map((hours) => ({
      resourceName: hours.gpuClass,
      units: 'GPU-hours',
      allocation: plain(hours.granted),
      used: plain(hours.used),
    })),
  }
}

/** Hours for a machine: no commas. */
const plain = (seconds: GpuSeconds) => formatGpuHours(seconds).replaceAll(',', '')

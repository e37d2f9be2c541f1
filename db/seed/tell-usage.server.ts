import { importUsage } from '#app/domain/compute/import-usage.server.ts'
import { actorOf } from '#app/domain/people/person.ts'
import { addMonths, type Month, monthEnd, monthStart } from '#app/units/time.ts'
import { storyPace } from './compute-words.ts'
import { dice } from './dice.ts'
import { storyApplications, storyCalls } from './grants-words.ts'
import { type StoryWorld, told } from './story-world.server.ts'

const columns =
  'Cluster|JobIDRaw|JobID|Account|User|Partition|State|Submit|Start|End|ElapsedRaw|AllocTRES|NNodes|NodeList|JobName'
const gpusPerNode = 8

/** One month of sacct output for every project, imported as the cluster's own. The same month is the same rows each time. */
export async function tellUsage(world: StoryWorld, months: number): Promise<void> {
  const month = addMonths(world.thisMonth, months)
  const rows = projectsRunningIn(months).flatMap((project, index) => rowsOf(world, month, { ...project, index }))
  told(
    await importUsage(world, actorOf(world.people.ravi), {
      bytes: bytesOf([columns, ...rows].join('\n')),
      fileName: `sacct-atom1-${month}.psv`,
      source: 'story',
    }),
  )
}

type Running = { account: string; login: string; gpuClass: string; hoursAMonth: number }

function projectsRunningIn(months: number): Running[] {
  return storyApplications.flatMap((application) => {
    const call = storyCalls.find((one) => one.slug === application.call)
    const { project, lead, asks, granted } = application
    if (!project || !call || months < call.firstMonth) return []
    const length = call.lastMonth - call.firstMonth + 1
    return asks.map(({ gpuClass, hours }) => ({
      account: project.account,
      login: lead,
      gpuClass,
      hoursAMonth: ((granted?.[gpuClass] ?? hours) / length) * ((storyPace[project.account] ?? 100) / 100),
    }))
  })
}

function rowsOf(world: StoryWorld, month: Month, running: Running & { index: number }): string[] {
  const random = dice(`${running.account} ${running.gpuClass} ${month}`)
  const from = monthStart(month).getTime()
  const until = Math.min(monthEnd(month).getTime(), world.today.getTime())
  const share = (until - from) / (monthEnd(month).getTime() - from)
  const jobs = 14 + Math.floor(random() * 10)
  const goal = (running.hoursAMonth * share * 3600) / jobs
  return Array.from({ length: jobs }, (_, job) => {
    const gpus = gpusPerNode * 2 ** Math.floor(1 + random() * 4)
    const seconds = Math.max(600, Math.floor((goal * (0.5 + random())) / gpus))
    const latest = Math.max(from, until - seconds * 1000 - 3_600_000)
    const start = from + Math.floor(random() * (latest - from))
    return rowOf({ ...running, month, job, gpus, seconds, start, isFailed: random() < 0.1 })
  })
}

type Job = Running & {
  index: number
  month: Month
  job: number
  gpus: number
  seconds: number
  start: number
  isFailed: boolean
}

function rowOf({ account, login, gpuClass, month, index, job, gpus, seconds, start, isFailed }: Job): string {
  const id = Number(month.replace('-', '')) * 10_000 + index * 100 + job
  const nodes = gpus / gpusPerNode
  const at = (instant: number) => new Date(instant).toISOString().slice(0, 19)
  const tres = `billing=${gpus},cpu=${gpus * 8},gres/gpu:${gpuClass}=${gpus},gres/gpu=${gpus},node=${nodes}`
  const words = ['atom1', id, id, account, login, gpuClass, isFailed ? 'FAILED' : 'COMPLETED', at(start - 1_800_000)]
  return [
    ...words,
    at(start),
    at(start + seconds * 1000),
    seconds,
    tres,
    nodes,
    `n[001-${nodes}]`,
    `train-${job}`,
  ].join('|')
}

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(text)
}

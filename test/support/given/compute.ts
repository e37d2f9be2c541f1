import { importUsage, type UsageFile } from '#app/domain/compute/import-usage.server.ts'
import { publishSupply } from '#app/domain/compute/publish-supply.server.ts'
import { actorOf, type Person } from '#app/domain/people/person.ts'
import { gpuHours } from '#app/units/gpu-time.ts'
import type { Id } from '#app/units/id.ts'
import type { Month } from '#app/units/time.ts'
import { projectMembers, projects } from '#db/schema/grants.ts'
import type { TestWorld } from '../world.ts'
import { givenGpuClasses, made } from './grants.ts'

/** Bytes as they would arrive: in chunks that end anywhere. */
export async function* inChunks(text: string, size = 1000): AsyncGenerator<Uint8Array> {
  const bytes = new TextEncoder().encode(text)
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

/** An active project of this person with a Slurm account, and the classes h100 and h200. */
export async function givenProject(world: TestWorld, lead: Person, slurmAccount: string | null): Promise<Id<'prj'>> {
  await givenGpuClasses(world)
  const id = world.ids.next('prj')
  const slug = (slurmAccount ?? id).toLowerCase().replaceAll('_', '-')
  await world.db.insert(projects).values({
    id,
    slug,
    title: `Project ${slug}`,
    summary: 'A project.',
    institution: 'Arlington',
    leadId: lead.id,
    slurmAccount,
    state: 'active',
    createdAt: world.clock.now(),
  })
  await world.db.insert(projectMembers).values({ projectId: id, personId: lead.id, role: 'pi' })
  return id
}

/** Hours of the lab's own machines, in March 2026 unless told. */
export async function givenSupply(world: TestWorld, officer: Person, hours: number, month = '2026-03' as Month) {
  const lot = {
    lotId: world.ids.next('lot'),
    gpuClass: 'h100',
    month,
    seconds: gpuHours(hours),
    title: 'Own machines',
    from: { kind: 'owned' as const },
  }
  return made(await publishSupply(world, actorOf(officer), lot))
}

/** Imports a text as the compute officer and answers what the import said. */
export async function importText(
  world: TestWorld,
  officer: Person,
  text: string,
  file: Partial<Omit<UsageFile, 'bytes'>> = {},
) {
  const asked: UsageFile = { fileName: 'usage.psv', source: 'shell', ...file, bytes: inChunks(text) }
  return made(await importUsage(world, actorOf(officer), asked))
}

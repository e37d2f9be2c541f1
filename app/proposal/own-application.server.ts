import type { LoaderFunctionArgs } from '@remix-run/node'
import { type MyApplication, readMyApplication } from '#app/domain/grants/read-my-application.server.ts'
import type { Person } from '#app/domain/people/person.ts'
import { notFound } from '#app/platform/guards.server.ts'
import { type Id, parseId } from '#app/units/id.ts'
import { world } from '#app/world.server.ts'

type Params = Pick<LoaderFunctionArgs, 'params'>

/** The application the address names, for someone on its team; for everybody else there is none. */
export async function ownApplication(args: Params, person: Person): Promise<MyApplication> {
  return (await readMyApplication(world, person, applicationIdIn(args))) ?? notFound()
}

export function applicationIdIn({ params }: Params): Id<'app'> {
  return parseId('app', params.applicationId) ?? notFound()
}

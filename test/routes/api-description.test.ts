import { readdirSync } from 'node:fs'
import Ajv2020 from 'ajv/dist/2020.js'
import { beforeEach, expect, test } from 'vitest'
import { operations } from '#app/api/operations.ts'
import { schemas } from '#app/api/schemas.ts'
import { allocateHours } from '#app/domain/compute/allocate-hours.server.ts'
import { issueToken } from '#app/domain/people/issue-token.server.ts'
import { actorOf, portal } from '#app/domain/people/person.ts'
import { gpuHours } from '#app/units/gpu-time.ts'
import type { Month } from '#app/units/time.ts'
import { replaceWorld } from '#app/world.server.ts'
import { cast } from '#test/support/cast.ts'
import { givenProject, givenSupply } from '#test/support/given/compute.ts'
import { made } from '#test/support/given/people.ts'
import { type Door, get } from '#test/support/http.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()
beforeEach(() => replaceWorld(held.world))
const modules = import.meta.glob<{ loader: Door }>('/app/routes/api.v1.*/route.ts*')

test('every machine door is described, and nothing else', () => {
  const doors = readdirSync('app/routes').filter((route) => route.startsWith('api.v1.') && !route.includes('openapi'))

  expect(operations.map((operation) => operation.route).sort()).toEqual(doors.sort())
})

const readable = operations.filter((operation) => operation.method === 'get' && !operation.path.includes('{'))

test.each(readable.map((operation) => [operation.path, operation] as const))(
  '%s answers as described',
  async (path, operation) => {
    const { grace, rosa, ravi } = await cast(held.world)
    const projectId = await givenProject(held.world, grace, 'atom_g17')
    await givenSupply(held.world, ravi, 100)
    const months = [{ month: '2026-03' as Month, seconds: gpuHours(10) }]
    made(await allocateHours(held.world, actorOf(ravi), { projectId, gpuClass: 'h100', months }))
    const door = await (
      modules[`/app/routes/${operation.route}/route.ts`] ?? modules[`/app/routes/${operation.route}/route.tsx`]
    )?.()
    if (!door) throw new Error(`no door for ${path}`)
    const headers = operation.scope ? await bearer(rosa.email, operation.scope) : {}

    const answer = await get(held.world, door.loader, { path, headers })

    const ajv = new Ajv2020({ strict: false, validateFormats: false })
    ajv.addSchema({ $id: 'api', components: { schemas } })
    const validate = ajv.compile({ $ref: `api#/components/schemas/${operation.answers}` })
    expect(answer.status).toBe(200)
    expect(validate(answer.body) ? [] : validate.errors, JSON.stringify(answer.body).slice(0, 400)).toEqual([])
    if (operation.scope) expect((await get(held.world, door.loader, { path })).status).toBe(401)
  },
)

async function bearer(email: string, scope: string): Promise<Record<string, string>> {
  const { secret } = made(
    await issueToken(held.world, portal('test'), { email, name: 'test', scopes: [scope], days: 1 }),
  )
  return { authorization: `Bearer ${secret}` }
}

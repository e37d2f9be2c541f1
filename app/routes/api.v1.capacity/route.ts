import type { LoaderFunctionArgs } from '@remix-run/node'
import { readCapacity } from '#app/domain/compute/read-capacity.server.ts'
import { answerJson, gpuTimeJson } from '#app/platform/api.server.ts'
import { requireToken } from '#app/platform/guards.server.ts'
import { world } from '#app/world.server.ts'

/** The capacity calendar: each class's months and where their hours are. */
export async function loader(args: LoaderFunctionArgs) {
  await requireToken(args, 'capacity:read')
  const classes = await readCapacity(world.db)
  return answerJson({
    items: classes.map(({ gpuClass, name, gpuCount, state, months }) => ({
      gpu_class: gpuClass,
      name,
      gpus: gpuCount,
      state,
      months: months.map(({ month, ...parts }) => ({
        month,
        ...Object.fromEntries(Object.entries(parts).map(([part, seconds]) => [part, gpuTimeJson(gpuClass, seconds)])),
      })),
    })),
    next_cursor: null,
  })
}

import type { LoaderFunctionArgs } from '@remix-run/node'
import { readChainLines } from '#app/domain/impact/read-chain-lines.server.ts'
import { publicPage } from '#app/platform/guards.server.ts'
import { world } from '#app/world.server.ts'

/** The whole chain as JSON lines, in the order it was sealed. `?after=` continues behind a place. */
export async function loader(args: LoaderFunctionArgs) {
  await publicPage(args)
  const after = new URL(args.request.url).searchParams.get('after') ?? ''
  const place = /^\d{1,18}$/.test(after) ? BigInt(after) : -1n
  return new Response(readChainLines(world.db, place), {
    headers: {
      'Content-Type': 'application/jsonl; charset=utf-8',
      'Content-Disposition': 'attachment; filename="ledger.jsonl"',
      'Cache-Control': 'no-store',
    },
  })
}

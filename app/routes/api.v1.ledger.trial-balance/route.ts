import type { LoaderFunctionArgs } from '@remix-run/node'
import { readTotals } from '#app/domain/ledger/read-totals.server.ts'
import { trialBalanceOf } from '#app/domain/ledger/trial-balance.ts'
import { answerJson } from '#app/platform/api.server.ts'
import { requireToken } from '#app/platform/guards.server.ts'
import { world } from '#app/world.server.ts'

/** Every account on the side its balance is, by asset. */
export async function loader(args: LoaderFunctionArgs) {
  await requireToken(args, 'ledger:read')
  const balances = trialBalanceOf(await readTotals(world.db))
  const assets = balances.map(({ asset, debit, credit, accounts }) => [asset, { debit, credit, accounts }] as const)
  return answerJson({ assets: Object.fromEntries(assets) })
}

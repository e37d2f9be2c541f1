import { chainSentence, readLastBookCheck } from '#app/domain/ledger/check-books.server.ts'
import { verifyChain } from '#app/domain/ledger/verify-chain.server.ts'
import { world } from '#app/world.server.ts'
import { checkInvariants } from '#db/check-invariants.server.ts'
import { commandLine } from './supervise/command.ts'
import { say } from './supervise/say.ts'

/** Walks the hash chain and every invariant; writes nothing. */
export const main = commandLine({
  help: `npm run verify:ledger
Recomputes every hash of the journal from its first entry, compares each sealed entry with the entry as it reads now, and
runs every invariant. Changes nothing. Exit code 1 names what broke; docs/runbooks/books-do-not-balance.md says what to do.`,
  needs: 'database',
  run: async () => {
    const verdict = await verifyChain(world.db.$client)
    const faults: string[] = []
    if (!verdict.isWhole) faults.push(chainSentence(verdict))
    const last = await readLastBookCheck(world.db)
    if (last && BigInt(verdict.entries) < last.entries) {
      faults.push(`hash chain: ${last.entries} entries were there at the last check, ${verdict.entries} are there now`)
    }
    for (const broken of await checkInvariants(world.db.$client)) {
      faults.push(
        `${broken.name}: ${broken.because}\n${broken.rows.map((row) => `    ${JSON.stringify(row)}`).join('\n')}`,
      )
    }
    for (const fault of faults) say(`BROKEN  ${fault}`)
    if (faults.length > 0) return 1
    say(`${verdict.entries} entries, one chain, every invariant holds. Head ${verdict.head}`)
    return 0
  },
})

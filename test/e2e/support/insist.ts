import { setTimeout as wait } from 'node:timers/promises'

/** Tries until there is an answer. A lost connection and a null both mean: not yet. Gives up after `patienceMs`. */
export async function insist<Answer>(attempt: () => Promise<Answer | null>, patienceMs = 240_000): Promise<Answer> {
  const until = performance.now() + patienceMs
  for (;;) {
    const answer = await attempt().catch((problem: unknown) => {
      if (isLost(problem)) return null
      throw problem
    })
    if (answer !== null) return answer
    if (performance.now() > until) throw new Error(`nothing came of ${attempt} within ${patienceMs / 1000} seconds`)
    await wait(100)
  }
}

/** Fetch says of every broken connection that it "failed" or was "terminated". */
function isLost(problem: unknown): boolean {
  return problem instanceof TypeError && /fetch failed|terminated/.test(problem.message)
}

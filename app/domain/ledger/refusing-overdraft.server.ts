import { type Outcome, refuse } from '#app/units/outcome.ts'
import { Overdrawn } from './post-entry.server.ts'

/** Runs a transaction and answers `not-enough-left`, with what was asked and what is left, when a guarded balance stopped it. */
export async function refusingOverdraft<Made, Refusal extends string>(
  work: () => Promise<Outcome<Made, Refusal>>,
): Promise<Outcome<Made, Refusal | 'not-enough-left'>> {
  try {
    return await work()
  } catch (problem) {
    if (!(problem instanceof Overdrawn)) throw problem
    return refuse('not-enough-left', {
      key: problem.key,
      asset: problem.asset,
      asked: problem.asked,
      left: problem.left,
    })
  }
}

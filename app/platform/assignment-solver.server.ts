import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'
import type { Proposal, Step } from '#app/domain/grants/assignment/proposal.ts'
import type { AssignmentSolver } from '#app/domain/world.ts'

/** A call of 500 applications and 80 reviewers needs a fifth of this; a thread that wants more is ended, and the portal goes on. */
const mostMegabytes = 512

/** The largest call that may be asked for is lifted for some minutes; a thread that needs longer is ended, and its job fails. */
const mostMs = 15 * 60_000

/** Solves in a thread, so that pages and other jobs are answered meanwhile. */
export const threadSolver: AssignmentSolver = {
  propose: ({ facts, settings, report }) => {
    const limits = { resourceLimits: { maxOldGenerationSizeMb: mostMegabytes }, execArgv: [] }
    const thread = isSource
      ? new Worker(fromSource, { ...limits, workerData: { facts, settings }, eval: true })
      : new Worker(resolve('build/server/assignment-solver.js'), { ...limits, workerData: { facts, settings } })
    return new Promise<Proposal>((settle, refuse) => {
      const timer = setTimeout(() => fail(new Error('the thread that proposes reviewers took too long')), mostMs)
      const fail = (problem: unknown) => {
        clearTimeout(timer)
        void thread.terminate()
        refuse(problem)
      }
      let told = Promise.resolve()
      thread.on('message', (said: { step?: Step; proposal?: Proposal }) => {
        const { step, proposal } = said
        if (step) told = told.then(() => report(step))
        if (proposal) told = told.then(() => settle(proposal))
        told.catch(fail)
      })
      thread.once('error', (cause) => fail(new Error('the thread that proposes reviewers failed', { cause })))
      // What it said before is handed on first; after its proposal this changes nothing.
      thread.once('exit', (code) => {
        void told.finally(() => fail(new Error(`the thread that proposes reviewers ended with ${code}`))).catch(fail)
      })
    })
  },
}

const isSource = import.meta.url.endsWith('.ts')

/** While developing and testing nothing is built: tsx, registered in the thread itself, reads the sources. */
const fromSource = `import('tsx/esm/api').then(({ register }) => {
  register()
  return import(${JSON.stringify(pathToFileURL('app/domain/grants/assignment/solver-thread.ts').href)})
})`

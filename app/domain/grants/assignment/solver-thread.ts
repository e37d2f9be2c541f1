import { parentPort, workerData } from 'node:worker_threads'
import type { AssignmentSettings, CallFacts } from './proposal.ts'
import { proposeAssignments } from './propose-assignments.ts'

/** A thread of its own: what it is given is solved, and every step is told. It ends with its answer. */
const { facts, settings } = workerData as { facts: CallFacts; settings: AssignmentSettings }
const proposal = proposeAssignments(facts, settings, (step) => parentPort?.postMessage({ step }))
parentPort?.postMessage({ proposal })

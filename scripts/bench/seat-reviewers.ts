import type { CallFacts } from '#app/domain/grants/assignment/proposal.ts'
import { threadSolver } from '#app/platform/assignment-solver.server.ts'
import { dice, pick } from '#db/seed/dice.ts'
import type { Bench } from './bench.ts'
import { type Line, megabytes } from './figures.ts'

/** Three reviewers for each application of a large call, in the thread that does it in the portal; and what this process grows by meanwhile. */
export async function seatReviewers(bench: Bench): Promise<Line[]> {
  const { applications, reviewers } = bench.sizes
  const facts = makeFacts(applications, reviewers)
  const seniors = facts.reviewers.filter((_, at) => at % 4 === 0).map(({ id }) => id)
  const most = Math.ceil((3.5 * applications) / reviewers)
  const settings = { perApplication: 3, most, seniors, pins: [], bans: [] }
  const before = process.memoryUsage.rss()
  let highest = before
  const watch = setInterval(() => {
    highest = Math.max(highest, process.memoryUsage.rss())
  }, 20)
  const started = process.cpuUsage()
  const proposal = await threadSolver.propose({ facts, settings, report: async () => {} })
  const spent = process.cpuUsage(started)
  const took = (spent.user + spent.system) / 1e6
  clearInterval(watch)
  const wanted = 3 * applications
  return [
    {
      what: `${reviewers} reviewers for ${applications} applications, processor`,
      ours: `${took.toFixed(1)} s, ${proposal.added.length.toLocaleString('en-US')} of ${wanted.toLocaleString('en-US')} seats`,
      bare: '',
      ratio: null,
      goal: '< 10 s, all seats',
      isMet: took < 10 && proposal.added.length === wanted,
    },
    {
      what: 'memory it takes meanwhile, thread and all',
      ours: megabytes(highest - before),
      bare: '',
      ratio: null,
      goal: '< 300 MB',
      isMet: highest - before < 300e6,
    },
  ]
}

/** Texts of a few topics each, institutions of five, and a conflict in twenty. */
function makeFacts(applications: number, reviewers: number): CallFacts {
  const random = dice('bench')
  const words = (topic: number, count: number) =>
    Array.from(
      { length: count },
      () => `word${'abcdefghij'[Math.floor(10 * random())]}${'klmnopqrst'[topic % 10]}`,
    ).join(' ')
  const topics = Array.from({ length: 20 }, (_, topic) => `topic${'abcdefghijklmnopqrst'[topic]}`)
  const ids = Array.from({ length: applications }, (_, at) => `app_${at}` as const)
  return {
    applications: ids.map((id) => {
      const topic = Math.floor(20 * random())
      return { id, title: `${topics[topic]}`, field: pick(random, topics), text: words(topic, 200), readers: [] }
    }),
    reviewers: Array.from({ length: reviewers }, (_, at) => ({
      id: `psn_${at}` as const,
      topics: [pick(random, topics), pick(random, topics), pick(random, topics)],
      text: words(Math.floor(20 * random()), 300),
      institution: `institution ${Math.floor(at / 5)}`,
      load: 0,
    })),
    barred: ids.flatMap((applicationId) =>
      Array.from({ length: reviewers }, (_, at) => ({ applicationId, reviewerId: `psn_${at}` as const })).filter(
        () => random() < 0.05,
      ),
    ),
  }
}

import type { Bench } from './bench.ts'
import { type Line, milliseconds, perSecond } from './figures.ts'
import { askAll } from './load.ts'
import { measurePages } from './measure-pages.ts'
import { startBare } from './place.ts'

/** The first page for a stranger, beside the least page of fifty rows: as it comes, and drawn anew for each request. */
export async function publicPage(bench: Bench): Promise<Line[]> {
  const portal = await bench.small()
  const bare = await startBare(['pages', portal.databaseUrl])
  const { pid, postgresPid } = portal
  try {
    const [least, kept, drawn] = await measurePages(
      [
        { name: 'bare', url: `${bare.url}/counted`, pid: bare.pid, postgresPid },
        { name: 'kept', url: `${portal.origin}/`, pid, postgresPid },
        // A cookie nobody knows: nothing may be kept for its bearer.
        { name: 'drawn', url: `${portal.origin}/`, headers: { cookie: 'unknown=1' }, pid, postgresPid },
      ],
      bench.sizes,
    )
    if (!least || !kept || !drawn) throw new Error('a page was not measured')
    const bareMs = milliseconds(least.processorMs)
    const line = (what: string, processorMs: number): Line => {
      const ratio = processorMs / least.processorMs
      return { what, ours: milliseconds(processorMs), bare: bareMs, ratio, goal: '≤ 1.5 ×', isMet: ratio <= 1.5 }
    }
    const lines = [
      line('public page, processor', kept.processorMs),
      line('the same drawn anew, processor', drawn.processorMs),
    ]
    return [...lines, await atOnce(`${portal.origin}/`, bench.sizes.requests * 20)]
  } finally {
    await bare.stop()
  }
}

async function atOnce(url: string, requests: number): Promise<Line> {
  const asks = Array.from({ length: requests }, () => ({ url }))
  const { seconds } = await askAll(asks, 32)
  const pace = requests / seconds
  return {
    what: 'public page, 32 at once',
    ours: perSecond(pace, 'requests'),
    bare: '',
    ratio: null,
    goal: '5,000/s, with a cache in front',
    isMet: pace >= 5_000,
  }
}

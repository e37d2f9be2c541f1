import { type Bench, smallGifts } from './bench.ts'
import { type Line, milliseconds } from './figures.ts'
import { ask } from './load.ts'
import { type Contender, type Measured, measurePages } from './measure-pages.ts'
import { type Portal, startBare } from './place.ts'

/** The list of gifts, signed in, beside the least page of the same rows; in a small world and a large one. */
export async function listPage(bench: Bench): Promise<Line[]> {
  const small = await bench.small()
  const large = await bench.large()
  const bareSmall = await startBare(['pages', small.databaseUrl])
  const bareLarge = await startBare(['pages', large.databaseUrl])
  try {
    const found = await measurePages(
      [
        { ...bareOf(small, bareSmall), name: 'bare small', url: `${bareSmall.url}/plain` },
        { ...bareOf(small, bareSmall), name: 'bare counted', url: `${bareSmall.url}/counted` },
        { ...(await signedIn(small)), name: 'ours small' },
        { ...bareOf(large, bareLarge), name: 'bare large', url: `${bareLarge.url}/plain` },
        { ...(await signedIn(large)), name: 'ours large' },
      ],
      bench.sizes,
    )
    return linesOf(new Map(found.map((one) => [one.name, one])), bench.sizes.gifts)
  } finally {
    await bareSmall.stop()
    await bareLarge.stop()
  }
}

function linesOf(found: ReadonlyMap<string, Measured>, gifts: number): Line[] {
  const of = (name: string) => {
    const one = found.get(name)
    if (!one) throw new Error(`${name} was not measured`)
    return one
  }
  const processor = (what: string, ours: Measured, bare: Measured, goal: string): Line => {
    const ratio = ours.processorMs / bare.processorMs
    const figures = { ours: milliseconds(ours.processorMs), bare: milliseconds(bare.processorMs) }
    return { what, ...figures, ratio, goal, isMet: ratio <= 2 }
  }
  const ratio = of('ours large').p50 / of('ours small').p50
  const many = gifts.toLocaleString('en-US')
  return [
    processor('list of 50, processor', of('ours small'), of('bare counted'), '≤ 2 × with a count'),
    processor('the same, bare without a count', of('ours small'), of('bare small'), '≤ 2 ×'),
    processor(`list of 50 of ${many}, processor`, of('ours large'), of('bare large'), '≤ 2 ×'),
    {
      what: `list of 50, p50 of ${many} over ${smallGifts.toLocaleString('en-US')}`,
      ours: `${milliseconds(of('ours large').p50)} / ${milliseconds(of('ours small').p50)}`,
      bare: `${milliseconds(of('bare large').p50)} / ${milliseconds(of('bare small').p50)}`,
      ratio,
      goal: '≤ 1.2 ×',
      isMet: ratio <= 1.2,
    },
  ]
}

function bareOf(portal: Portal, bare: { pid: number }): Omit<Contender, 'name' | 'url'> {
  return { pid: bare.pid, postgresPid: portal.postgresPid }
}

/** The finance officer of the demonstration, by its one-click door. */
async function signedIn(portal: Portal): Promise<Omit<Contender, 'name'>> {
  const answer = await ask({
    url: `${portal.origin}/sign-in/demo`,
    method: 'POST',
    headers: { origin: portal.origin, 'content-type': 'application/x-www-form-urlencoded' },
    body: 'email=mina%40demo.test',
  })
  const cookies = [answer.headers['set-cookie'] ?? []].flat().map((cookie) => cookie.split(';')[0])
  if (cookies.length === 0) throw new Error(`nobody could sign in: ${answer.status}`)
  return {
    url: `${portal.origin}/admin/gifts`,
    headers: { cookie: cookies.join('; ') },
    pid: portal.pid,
    postgresPid: portal.postgresPid,
  }
}

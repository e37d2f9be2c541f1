import { createHmac } from 'node:crypto'
import type { Bench } from './bench.ts'
import { type Line, milliseconds, percentile, perSecond } from './figures.ts'
import { type Ask, askAll } from './load.ts'
import { type Portal, startBare } from './place.ts'
import { openTill } from './settling-gifts.ts'

const atOnce = 8

/** What Stripe posts, kept and acknowledged: beside a server that only verifies and inserts, and while gifts settle. */
export async function webhooks(bench: Bench): Promise<Line[]> {
  const portal = await bench.small()
  const { events, settling, rounds } = bench.sizes
  const bare = await startBare(['intake', portal.databaseUrl, portal.webhookSecret])
  const pace = { ours: 0, bare: 0 }
  try {
    const door = `${portal.origin}/webhooks/stripe`
    await askAll(eventsFor(door, portal, 20), atOnce)
    for (let round = 0; round < rounds; round += 1) {
      const count = Math.ceil(events / rounds)
      const bareSeconds = (await askAll(eventsFor(bare.url, portal, count), atOnce)).seconds
      const ourSeconds = (await askAll(eventsFor(door, portal, count), atOnce)).seconds
      pace.bare = Math.max(pace.bare, count / bareSeconds)
      pace.ours = Math.max(pace.ours, count / ourSeconds)
    }
  } finally {
    await bare.stop()
  }
  const ratio = pace.ours / pace.bare
  const intake: Line = {
    what: 'webhook intake',
    ours: perSecond(pace.ours, 'events'),
    bare: perSecond(pace.bare, 'events'),
    ratio,
    goal: '≥ 0.5 ×',
    isMet: ratio >= 0.5,
  }
  return [intake, await whileSettling(portal, events, settling)]
}

async function whileSettling(portal: Portal, events: number, settling: number): Promise<Line> {
  const till = await openTill(portal, settling)
  try {
    const paying = till.payAll()
    const { took } = await askAll(eventsFor(`${portal.origin}/webhooks/stripe`, portal, events), 2)
    await paying
    const p99 = percentile(took, 99)
    return {
      what: `webhook acknowledged, p99 while ${settling} gifts settle`,
      ours: milliseconds(p99),
      bare: '',
      ratio: null,
      goal: '< 100 ms',
      isMet: p99 < 100,
    }
  } finally {
    await till.close()
  }
}

let told = 0

/** Signed events about something that is not ours, each with an id of its own. */
function eventsFor(url: string, { webhookSecret }: Portal, count: number): Ask[] {
  const at = Math.floor(Date.now() / 1000)
  return Array.from({ length: count }, () => {
    told += 1
    const object = { id: `cus_bench_${told}`, object: 'customer', email: 'bench@example.org' }
    const event = { id: `evt_bench_${at}_${told}`, object: 'event', type: 'customer.created', created: at }
    const body = JSON.stringify({ ...event, livemode: false, api_version: '2026-01-28', data: { object } })
    const signature = createHmac('sha256', webhookSecret).update(`${at}.${body}`).digest('hex')
    return { url, method: 'POST', headers: { 'stripe-signature': `t=${at},v1=${signature}` }, body }
  })
}

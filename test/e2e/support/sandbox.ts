import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

export type SandboxLevers = {
  url: string
  /** What portal, sandbox and contract disagree about. */
  violations(): Promise<unknown[]>
  /** The sessions that were paid, the newest two hundred. */
  paidSessions(): Promise<{ id: string; giftId: string; email: string; cents: number }[]>
  undelivered(): Promise<number>
  /** How many events there were; each is delivered at least once. */
  events(): Promise<number>
  breaks(rule: Record<string, unknown>): Promise<void>
  /** How often what is broken has bitten. */
  bites(): Promise<number>
  mends(): Promise<void>
  release(): Promise<void>
  /** Whether the fee of every charge that went through is known. */
  feesKnown(): Promise<boolean>
  /** The paid period of a plan ends now, without moving the clock: its next charge is tried. */
  renews(planId: string): Promise<void>
  /** Moves its clock on: retries fall due. */
  advance(span: string): Promise<void>
}

type Session = {
  id: string
  status: string
  payment_status: string
  amount_total: number
  client_reference_id: string
  customer_email: string
}

/** The inspector and the levers of a sandbox. */
export function sandboxAt(url: string): SandboxLevers {
  const look = async <Seen>(path: string) => (await (await fetch(`${url}/_sandbox${path}`)).json()) as Seen
  const pull = async (path: string, body: unknown = {}, method = 'POST') => {
    const headers = { 'content-type': 'application/json' }
    const answer = await fetch(`${url}/_sandbox${path}`, { method, headers, body: JSON.stringify(body) })
    if (!answer.ok) throw new Error(`the sandbox refuses ${path}: ${await answer.text()}`)
  }
  const count = async (what: string) => (await look<{ counts: Record<string, number> }>('')).counts[what] ?? Number.NaN
  return {
    url,
    violations: () => look('/violations'),
    paidSessions: async () =>
      (await look<Session[]>('/objects?kind=sessions'))
        .filter((session) => session.status === 'complete' && session.payment_status === 'paid')
        .map((session) => ({
          id: session.id,
          giftId: session.client_reference_id,
          email: session.customer_email,
          cents: session.amount_total,
        })),
    undelivered: () => count('Deliveries not made yet'),
    events: () => count('Events'),
    breaks: (rule) => pull('/faults', rule),
    bites: async () => (await look<{ used: number }[]>('/faults')).reduce((sum, { used }) => sum + used, 0),
    mends: () => pull('/faults', {}, 'DELETE'),
    release: () => pull('/release'),
    feesKnown: async () =>
      (await look<{ status: string; balance_transaction: unknown }[]>('/objects?kind=charges')).every(
        (charge) => charge.status !== 'succeeded' || charge.balance_transaction,
      ),
    renews: async (planId) => {
      const all = await look<{ id: string; metadata: { plan_id?: string } }[]>('/objects?kind=subscriptions')
      const found = all.find(({ metadata }) => metadata.plan_id === planId)
      await pull(`/objects/${found?.id}/renew`)
    },
    advance: (span) => pull('/clock', { advance: span }),
  }
}

/** The sandbox that the portal of this data directory started. */
export async function sandboxOf(directory: string): Promise<SandboxLevers> {
  const { sandboxPort } = JSON.parse(await readFile(join(directory, 'running.json'), 'utf8'))
  return sandboxAt(`http://127.0.0.1:${sandboxPort}`)
}

import { asc } from 'drizzle-orm'
import { startGift } from '#app/domain/giving/start-gift.server.ts'
import { portal as thePortal } from '#app/domain/people/person.ts'
import { systemClock } from '#app/platform/clock.server.ts'
import { systemIds } from '#app/platform/ids.server.ts'
import { stripePayments } from '#app/platform/stripe.server.ts'
import { usd } from '#app/units/money.ts'
import { openDb } from '#db/client.server.ts'
import { funds } from '#db/schema/giving.ts'
import type { Portal } from './place.ts'

/** So many gifts begun at the portal's sandbox; paying them makes the sandbox tell the portal, which settles each. */
export async function openTill(portal: Portal, count: number) {
  const opened = openDb({ url: portal.databaseUrl, connections: 4 })
  const [fund] = await opened.db.select({ id: funds.id }).from(funds).orderBy(asc(funds.position)).limit(1)
  if (!fund) throw new Error('there is no fund to give to')
  const world = {
    db: opened.db,
    clock: systemClock,
    ids: systemIds,
    payments: stripePayments({
      secretKey: 'sk_test_sandbox_atom',
      apiBase: portal.sandboxUrl,
      webhookSecrets: [portal.webhookSecret],
    }),
    lab: { ...labWords, origin: portal.origin },
  }
  const pages: string[] = []
  for (let made = 0; made < count; made += 1) {
    const started = await startGift(world, thePortal('bench'), {
      intentId: systemIds.secret(),
      giverName: 'Bench Giver',
      giverEmail: `bench-${made}@example.org`,
      amount: usd(25),
      channel: 'card',
      coversFee: true,
      fundId: fund.id,
      campaignId: null,
      dedication: null,
      visibility: 'unlisted',
      publicName: null,
      note: null,
    })
    if (!started.ok) throw new Error(`a gift was refused: ${started.refused}`)
    pages.push(started.value.url)
  }
  return {
    payAll: async () => {
      for (const page of pages) await pay(page)
    },
    close: opened.close,
  }
}

const labWords = {
  name: 'ATOM Lab',
  legalName: 'ATOM Lab',
  ein: '00-0000000',
  address: '1 Bench Street, Boston, MA 02110, USA',
  timeZone: 'America/New_York',
  email: 'hello@atom.test',
  secondOfficerHours: 1_000_000_000,
  isDemo: true,
  takesEuros: false,
}

async function pay(page: string): Promise<void> {
  const words = { email: 'bench@example.org', number: '4242424242424242', expiry: '12/34', cvc: '123' }
  const answer = await fetch(page, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ ...words, name: 'Bench Giver', postalCode: '02110' }),
  })
  await answer.text()
}

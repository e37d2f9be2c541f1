import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { freePort } from '#db/embedded.server.ts'
import { type Books, countMail, openBooks } from './support/books.ts'
import { give, pay, sendGift } from './support/giver.ts'
import { insist } from './support/insist.ts'
import { type OwnSandbox, ownSecrets, startOwnSandbox } from './support/own-sandbox.ts'
import { type Portal, startPortal } from './support/portal.ts'

let directory: string
let port: number
let portal: Portal
let stripe: OwnSandbox
/** Events of the story that were told before the portal listened; they are sent again in their own time. */
let ofTheStory: number

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'atom-webhooks-'))
  port = await freePort()
  stripe = await startOwnSandbox(port, join(directory, 'own-stripe'))
  portal = await start()
  ofTheStory = await stripe.undelivered()
}, 600_000)

afterEach(() => stripe.mends())

afterAll(async () => {
  await portal?.stop()
  await stripe?.stop()
  await rm(directory, { recursive: true, force: true })
})

function start(): Promise<Portal> {
  const settings = {
    STRIPE_SECRET_KEY: ownSecrets.key,
    STRIPE_WEBHOOK_SECRET: ownSecrets.webhook,
    STRIPE_API_BASE: stripe.url,
  }
  return startPortal({ directory, port, settings })
}

/** Begins a gift; answers the page it is paid on. */
async function begin(email: string): Promise<string> {
  const page = await (await fetch(`${portal.origin}/give`)).text()
  return (await sendGift(portal.origin, page, { email, dollars: 40 })).headers.get('location') ?? ''
}

/** Waits until the gift is booked with its fee and acknowledged, and looks that there is one of each. */
async function expectOnce(email: string): Promise<void> {
  const books: Books = await openBooks(directory)
  const isDone = async () => {
    const [gift] = await books.gifts([email])
    return gift?.fees === 1 && gift.letters === 1 ? true : null
  }
  await insist(isDone)
  expect(await books.gifts([email])).toMatchObject([{ state: 'settled', entries: 1, fees: 1, receipts: 1, letters: 1 }])
  expect((await countMail(directory)).get(email)).toBe(1)
  await books.close()
}

/** Nothing is broken any more, what was held goes out, and all of it arrives. */
async function allDelivered(): Promise<void> {
  await stripe.mends()
  await stripe.release()
  await insist(async () => ((await stripe.undelivered()) <= ofTheStory ? true : null))
}

test('events that arrive before the giver comes back settle the gift, and coming back changes nothing', async () => {
  await stripe.breaks({ match: { type: '*' }, action: 'before_response' })

  const thanks = await pay(await begin('early@example.org'))
  await expectOnce('early@example.org')

  expect(await (await fetch(thanks)).text()).toContain('Thank you')
  await expectOnce('early@example.org')
})

test('a giver who comes back before any event is thanked at once, and the events change nothing', async () => {
  await stripe.breaks({ match: { type: '*' }, action: 'hold' })

  const thanks = await pay(await begin('late@example.org'))
  const page = await (await fetch(thanks)).text()

  expect(page).toContain('Thank you')
  await allDelivered()
  await expectOnce('late@example.org')
})

test('a giver who closes the window is sent the receipt all the same', async () => {
  await give(portal.origin, { email: 'gone@example.org', dollars: 40, comesBack: false })

  await expectOnce('gone@example.org')
})

const disorders = { duplicate: 'three times', concurrent: 'three at once', shuffle: 'in a wrong order' }
for (const [action, words] of Object.entries(disorders)) {
  test(`events that arrive ${words} settle the gift once`, async () => {
    await stripe.breaks({ match: { type: '*' }, action, amount: 3 })

    await give(portal.origin, { email: `${action}@example.org`, dollars: 40, comesBack: true })
    await allDelivered()

    await expectOnce(`${action}@example.org`)
  })
}

test('a gift whose events never arrive is settled by the sweep', async () => {
  await stripe.breaks({ match: { type: '*' }, action: 'drop' })
  const page = await begin('swept@example.org')
  await portal.kill()
  await pay(page)
  portal = await start()

  // The fee is known two seconds after the charge, and told by an event that is dropped as well.
  await insist(async () => ((await stripe.feesKnown()) ? true : null))
  expect(await portal.shell('job', 'sweep-stripe')).toMatchObject({ code: 0 })

  await expectOnce('swept@example.org')
})

test('a gift paid while the portal is down is settled by the events that are sent again', async () => {
  const page = await begin('down@example.org')
  await portal.stop()
  await pay(page)

  portal = await start()
  // A clock put forward makes Stripe refuse sessions that end too soon, so this is the last gift here.
  await stripe.advance('1h')
  await allDelivered()

  await expectOnce('down@example.org')
})

test('Stripe has nothing to object to, and the books hold', async () => {
  expect(await stripe.violations()).toEqual([])
  expect(await portal.shell('verify:ledger')).toMatchObject({ code: 0 })
})

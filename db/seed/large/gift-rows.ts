import { createHash } from 'node:crypto'
import { receiptNumber, snapshotOf, snapshotText } from '#app/domain/giving/receipt.ts'
import { giftsOf, processingFees, stripeClearing } from '#app/domain/ledger/account.ts'
import { actorName, portal } from '#app/domain/people/person.ts'
import type { Lab } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { type Day, dayIn } from '#app/units/time.ts'
import type { Journal } from './journal.ts'
import type { LargeGift } from './large-gift.ts'
import type { Batch } from './tables.ts'

export type By = {
  batch: Batch
  journal: Journal
  lab: Lab
  /** An id of this prefix that sorts by the instant. */
  idAt: <Prefix extends string>(prefix: Prefix, at: Date) => Id<Prefix>
  /** The next serial of a receipt's year. */
  nextSerial: (year: number) => number
}

const actor = portal('large-world')

/** Everything one gift leaves behind, as the verbs would have written it: see book-gift, post-balance-line, issue-receipt. */
export function addGift(by: By, gift: LargeGift): void {
  const giftId = by.idAt('gft', gift.at)
  addGiftRow(by, giftId, gift)
  by.batch.add('gift_split', { gift_id: giftId, fund_id: gift.fundId, amount: gift.gross })
  if (gift.state !== 'settled') return
  const day = dayIn(by.lab.timeZone, gift.at)
  const entry = { recordedAt: gift.at, effectiveOn: day, actor: actorName(actor) }
  by.journal.post({
    ...entry,
    id: by.idAt('ent', gift.at),
    kind: 'gift-settled',
    source: { type: 'gift', id: giftId },
    memo: 'Card gift',
    move: { from: giftsOf(gift.fundId), to: stripeClearing, amount: gift.gross },
  })
  addFee(by, giftId, gift, entry)
  addReceipt(by, giftId, gift, day)
  by.batch.add('letter', {
    id: by.idAt('ltr', gift.at),
    kind: 'gift-receipt',
    to_email: gift.donor.email,
    subject_type: 'gift',
    subject_id: giftId,
    queued_at: gift.at,
    sent_at: gift.at,
  })
  by.batch.add('happening', {
    id: by.idAt('hap', gift.at),
    at: gift.at,
    kind: 'gift-settled',
    actor_words: actor.kind === 'portal' ? actor.because : '',
    subject_type: 'gift',
    subject_id: giftId,
    after: JSON.stringify({ state: 'settled', gross: gift.gross.toString(), giftDate: day }),
  })
}

function addGiftRow({ batch, lab }: By, giftId: Id<'gft'>, gift: LargeGift): void {
  const isSettled = gift.state === 'settled'
  const own = giftId.slice(4)
  batch.add('gift', {
    id: giftId,
    intent_id: `large-${own}`,
    intent_hash: own,
    donor_id: gift.donor.id,
    channel: 'card',
    state: gift.state,
    giver_name: gift.donor.name,
    giver_email: gift.donor.email,
    gift_amount: gift.giftAmount,
    fee_cover: gift.feeCover,
    gross: gift.gross,
    gift_date: isSettled ? dayIn(lab.timeZone, gift.at) : null,
    settled_at: isSettled ? gift.at : null,
    is_anonymous: gift.isAnonymous,
    public_name: gift.publicName,
    failure_reason: gift.state === 'failed' ? 'Your card was declined.' : null,
    stripe_session_id: `cs_large_${own}`,
    stripe_payment_intent_id: isSettled ? `pi_large_${own}` : null,
    stripe_charge_id: isSettled ? `ch_large_${own}` : null,
    created_at: gift.at,
  })
}

type Entry = { recordedAt: Date; effectiveOn: Day; actor: string }

function addFee(by: By, giftId: Id<'gft'>, gift: LargeGift, entry: Entry): void {
  const own = giftId.slice(4)
  const entryId = by.idAt('ent', gift.at)
  by.journal.post({
    ...entry,
    id: entryId,
    kind: 'processing-fee',
    source: { type: 'stripe-balance-line', id: `txn_large_${own}` },
    memo: 'Card processing fee',
    move: { from: stripeClearing, to: processingFees, amount: gift.fee },
  })
  by.batch.add('stripe_balance_line', {
    id: `txn_large_${own}`,
    type: 'charge',
    source_id: `ch_large_${own}`,
    gift_id: giftId,
    amount: gift.gross,
    fee: gift.fee,
    net: gift.gross - gift.fee,
    created_at: gift.at,
    available_on: gift.at,
    entry_id: entryId,
  })
}

function addReceipt(by: By, giftId: Id<'gft'>, gift: LargeGift, day: Day): void {
  const year = Number(day.slice(0, 4))
  const serial = by.nextSerial(year)
  const number = receiptNumber(year, serial)
  const { name, legalName, ein, address, email } = by.lab
  const { giftAmount, feeCover, gross, fundName } = gift
  const lab = { name, legalName, ein, address, email }
  const dated = { giftDate: day, issuedOn: day }
  const facts = {
    kind: 'gift' as const,
    number,
    giftId,
    lab,
    giver: gift.donor.name,
    dedication: null,
    supersedes: null,
  }
  const amounts = { amount: gross, giftAmount, feeCover, fund: fundName }
  const snapshot = snapshotText(snapshotOf({ ...facts, ...amounts, ...dated }))
  by.batch.add('receipt', {
    id: by.idAt('rct', gift.at),
    year,
    serial,
    number,
    gift_id: giftId,
    kind: 'gift',
    amount: gross,
    snapshot,
    sha256: createHash('sha256').update(snapshot).digest('hex'),
    issued_at: gift.at,
  })
}

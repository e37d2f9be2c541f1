import type { Asset } from '#app/domain/ledger/account.ts'
import type { LedgerEntry } from '#app/domain/ledger/read-entries.server.ts'
import { formatGpuHours, type GpuSeconds } from '#app/units/gpu-time.ts'
import { type Cents, formatCents } from '#app/units/money.ts'
import { formatMonth, parseMonth } from '#app/units/time.ts'

/** Names of what accounts and sources belong to, by id. What is not in it is not to be named. */
export type Names = ReadonlyMap<string, string>

const ownerPattern = /\b(?:fnd|lot|alo|cal|app)_[0-9A-HJKMNP-TV-Z]{26}\b/

/** The id in an account's name: `allocation:alo_…:2026-03` belongs to the allocation. */
export function ownerIn(account: string): string | null {
  return ownerPattern.exec(account)?.[0] ?? null
}

const plainWords: Record<string, string> = {
  'stripe-clearing': 'money at Stripe',
  bank: 'the bank',
  payables: 'bills to pay',
  'processing-fees': 'processing fees',
  'disputes-held': 'money held in disputes',
  'dispute-losses': 'money lost in disputes',
  'currency-differences': 'differences of currency',
  'pledges-receivable': 'pledges to come',
  'pledge-losses': 'pledges that will not come',
  'property-held': 'property that was given',
  'earlier-money': 'money from before these books',
}

/** What an account is called in a sentence, with its owner's name where there is one. */
const ownedWords: Record<string, (owner: string) => string> = {
  gifts: (owner) => `gifts to ${owner}`,
  'property-gifts': (owner) => `property given to ${owner}`,
  'property-gains': (owner) => `gains on property of ${owner}`,
  'earlier-gifts': (owner) => `earlier gifts to ${owner}`,
  pledged: (owner) => `pledges to ${owner}`,
  'supply-purchases': (owner) => `hours bought by ${owner}`,
  purchased: (owner) => `the purchase “${owner}”`,
  donated: (owner) => `the gift in kind “${owner}”`,
  reserved: (owner) => `hours kept for ${owner}`,
  offered: (owner) => `the offer to ${owner}`,
  allocation: (owner) => `the allocation of ${owner}`,
  running: (owner) => `running jobs of ${owner}`,
  used: (owner) => `hours used by ${owner}`,
}

const hourWords: Record<string, string> = {
  supply: 'capacity',
  pool: 'the pool',
  down: 'machines down',
  expired: 'hours gone unused',
  unattributed: 'hours of unknown accounts',
}

/** Words for one account: "the pool of March 2026", "gifts to the Compute fund". */
export function accountWords(account: string, names: Names): string {
  const [kind = account] = account.split(':')
  const tail = parseMonth(account.slice(-7))
  const month = tail ? `, ${formatMonth(tail)}` : ''
  const plain = plainWords[kind]
  if (plain) return plain
  const hours = hourWords[kind]
  if (hours) return `${hours}${month}`
  const owner = ownerIn(account)
  const words = ownedWords[kind]
  if (!words) return account
  return `${words((owner && names.get(owner)) || unnamed[kind] || 'someone')}${month}`
}

const unnamed: Record<string, string> = {
  donated: 'GPU-hours',
  purchased: 'GPU-hours',
  offered: 'an application',
  reserved: 'a call',
  allocation: 'a project',
  running: 'a project',
  used: 'a project',
  gifts: 'a fund',
  'property-gifts': 'a fund',
  'property-gains': 'a fund',
  'earlier-gifts': 'a fund',
  pledged: 'a fund',
  'supply-purchases': 'a fund',
}

/** $103.30, or 12,400 GPU-h (H100). */
function amountWords(asset: Asset, amount: bigint): string {
  const absolute = amount < 0n ? -amount : amount
  if (asset === 'USD') return formatCents(absolute as Cents)
  return `${formatGpuHours(absolute as GpuSeconds)} GPU-h (${asset.slice(4).toUpperCase()})`
}

/** An entry as one sentence: what moved, from where, to where. A giver is named only when `names` holds the gift. */
export function entrySentence(entry: LedgerEntry, names: Names): string {
  const giver = names.get(entry.sourceId) ?? 'a giver'
  if (entry.kind === 'gift-settled') return movedWords(withoutPromise(entry), names, { from: giver })
  if (entry.kind === 'gift-refunded') return movedWords(entry, names, { to: giver })
  if (entry.kind === 'usage-charged') return usedWords(entry, names) ?? movedWords(entry, names, {})
  return movedWords(entry, names, {})
}

/** A gift that pays a pledge also moves the promise; the sentence tells the money only. */
function withoutPromise(entry: LedgerEntry): LedgerEntry {
  const isPromise = (account: string) => account === 'pledges-receivable' || account.startsWith('pledged:')
  return { ...entry, postings: entry.postings.filter((posting) => !isPromise(posting.account)) }
}

/** "4,844.70 GPU-h (H100) used by Leaf, November 2026": whose allocation they came from need not be said twice. */
function usedWords(entry: LedgerEntry, names: Names): string | null {
  const debits = entry.postings.filter((posting) => posting.amount > 0n)
  const words = debits.map(({ account }) => accountWords(account, names).replace(/^hours (?=used by )/, ''))
  if (!words.every((word) => word.startsWith('used by '))) return null
  return debits.map(({ asset, amount }, index) => `${amountWords(asset, amount)} ${words[index]}`).join('; ')
}

/** The funds of a gift stand for its money: "from Ada to the Compute fund", not "from gifts to money at Stripe". */
function movedWords(entry: LedgerEntry, names: Names, ends: { from?: string; to?: string }): string {
  const assets = [...new Set(entry.postings.map((posting) => posting.asset))]
  const sentences = assets.map((asset) => {
    const own = entry.postings.filter((posting) => posting.asset === asset)
    const credits = own.filter((posting) => posting.amount < 0n)
    const debits = own.filter((posting) => posting.amount > 0n)
    const total = debits.reduce((sum, posting) => sum + posting.amount, 0n)
    const listed = (side: typeof own) => listWords(side.map((posting) => accountWords(posting.account, names)))
    const from = ends.from ?? (ends.to ? fundWords(debits, names) : listed(credits))
    const to = ends.to ?? (ends.from ? fundWords(credits, names) : listed(debits))
    return `${amountWords(asset, total)} from ${from} to ${to}`
  })
  return sentences.join('; ')
}

function fundWords(side: LedgerEntry['postings'], names: Names): string {
  return listWords(side.map((posting) => names.get(ownerIn(posting.account) ?? '') ?? 'a fund'))
}

function listWords(words: readonly string[]): string {
  const most = [...new Set(words)]
  if (most.length > 3) return `${most.slice(0, 2).join(', ')} and ${most.length - 2} more`
  return most.length > 1 ? `${most.slice(0, -1).join(', ')} and ${most.at(-1)}` : (most[0] ?? 'nowhere')
}

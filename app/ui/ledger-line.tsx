import type { ReactNode } from 'react'
import type { Day } from '#app/units/time.ts'
import { Amount, type AssetAmount } from './amount.tsx'
import { classNames } from './class-names.ts'
import styles from './ledger-line.module.css'
import { Mono } from './mono.tsx'
import { ScrollRegion } from './scroll-region.tsx'
import { OnDay } from './when.tsx'

export type LinePosting = AssetAmount & {
  account: string
  /** The account's own page. */
  to?: string | undefined
}

export type LedgerLineProps = {
  id: string
  /** The entry as a sentence: "$5,000.00 from Ada Lovelace to Compute fund". */
  sentence: ReactNode
  on: Day
  postings: readonly LinePosting[]
  hash: string
  previousHash?: string | undefined
  /** The entry this one takes back, and the one that took this back. */
  reverses?: { to: string; label: string } | undefined
  reversedBy?: { to: string; label: string } | undefined
  to?: string | undefined
  isOpen?: boolean | undefined
}

/** One journal entry. Debits are above zero and credits below, as stored; each asset adds up to nothing. */
export function LedgerLine({ sentence, on, postings, hash, isOpen = false, ...line }: LedgerLineProps) {
  return (
    <details id={`entry-${line.id}`} className={styles.line} open={isOpen} data-row={line.id}>
      <summary className={styles.summary}>
        <span className={classNames(styles.sentence, line.reversedBy && styles.reversed)}>{sentence}</span>
        {line.reverses && <span className={styles.flag}>reverses an entry</span>}
        {line.reversedBy && <span className={styles.flag}>reversed</span>}
        <span className={styles.when}>
          <OnDay on={on} />
        </span>
      </summary>
      <div className={styles.body}>
        <PostingTable postings={postings} />
        <dl className={styles.facts}>
          <Fact term="Entry">{line.to ? <a href={line.to}>{line.id}</a> : line.id}</Fact>
          <Fact term="Hash">{hash}</Fact>
          {line.previousHash && <Fact term="Hash before it">{line.previousHash}</Fact>}
          {line.reverses && (
            <Fact term="Reverses">
              <a href={line.reverses.to}>{line.reverses.label}</a>
            </Fact>
          )}
          {line.reversedBy && (
            <Fact term="Reversed by">
              <a href={line.reversedBy.to}>{line.reversedBy.label}</a>
            </Fact>
          )}
        </dl>
      </div>
    </details>
  )
}

function PostingTable({ postings }: { postings: readonly LinePosting[] }) {
  return (
    <ScrollRegion label="Postings" className={styles.region}>
      <table className={styles.postings}>
        <thead>
          <tr>
            <th scope="col">Account</th>
            <th scope="col">Debit</th>
            <th scope="col">Credit</th>
          </tr>
        </thead>
        <tbody>
          {postings.map((posting) => (
            <tr key={`${posting.account} ${posting.asset}`}>
              <th scope="row">{posting.to ? <a href={posting.to}>{posting.account}</a> : posting.account}</th>
              <td>{posting.amount > 0n && <Amount of={posting} />}</td>
              <td>{posting.amount < 0n && <Amount of={{ asset: posting.asset, amount: -posting.amount }} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>
        <Mono>{children}</Mono>
      </dd>
    </div>
  )
}

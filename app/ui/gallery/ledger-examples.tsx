import type { Day } from '#app/units/time.ts'
import { LedgerLine } from '../ledger-line.tsx'
import type { Theme } from './specimen.tsx'

/** Journal entries folded, open and reversed. */
export function LedgerExamples({ theme }: { theme: Theme }) {
  const hash = '9f2c41d07be8a1c6e0b35d2a7741c9ff02ab61d8'
  const postings = [
    { account: 'stripe-clearing', asset: 'USD', amount: 500_000n, to: '#a' },
    { account: 'gifts:compute', asset: 'USD', amount: -500_000n, to: '#b' },
  ]
  return (
    <div>
      <LedgerLine
        id={`${theme}-1`}
        on={'2026-03-04' as Day}
        hash={hash}
        postings={postings}
        sentence="12,400 GPU-h (H100) from the pool of March to Atlas"
      />
      <LedgerLine
        id={`${theme}-2`}
        on={'2026-03-03' as Day}
        hash={hash}
        previousHash={hash}
        postings={postings}
        isOpen
        sentence="$5,000.00 from Ada Lovelace to Compute fund"
        reverses={{ to: '#x', label: 'ent_01' }}
      />
      <LedgerLine
        id={`${theme}-3`}
        on={'2026-03-01' as Day}
        hash={hash}
        postings={postings}
        sentence="$250.00 from an anonymous donor to General fund"
        reversedBy={{ to: '#y', label: 'ent_09' }}
      />
    </div>
  )
}

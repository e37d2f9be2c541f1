import { paths } from '#app/paths.ts'
import { Details } from '#app/ui/details.tsx'
import { formatGpuClass } from '#app/ui/gpu-hours.tsx'
import { Mono } from '#app/ui/mono.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Stat, StatRow } from '#app/ui/stat.tsx'
import { When } from '#app/ui/when.tsx'
import { formatGpuHours, gpuSeconds } from '#app/units/gpu-time.ts'
import { cents, formatCents } from '#app/units/money.ts'

export type CheckSeen = {
  checkedAt: Date
  isWhole: boolean
  entries: bigint
  headHash: string
  rules: number
  broken: string[]
}

type BooksProps = {
  balances: readonly { asset: string; debit: bigint; credit: bigint }[]
  check: CheckSeen | null
  zone: string
}

/** Whether the books balance in every asset and were found whole, before the list of entries. */
export function Books({ balances, check, zone }: BooksProps) {
  return (
    <>
      {check && !check.isWhole && <Broken check={check} />}
      <StatRow>
        {balances.map(({ asset, debit, credit }) => (
          <Stat
            key={asset}
            label={`${nameOf(asset)} ${debit === credit ? 'on each side' : 'debits; the credits differ'}`}
            value={asset === 'USD' ? formatCents(cents(debit)) : formatGpuHours(gpuSeconds(debit))}
            unit={asset === 'USD' ? undefined : 'GPU-h'}
            kind={asset === 'USD' ? 'money' : 'compute'}
            to={`${paths.admin.trialBalance()}#${asset}`}
            follow="Trial balance"
          />
        ))}
      </StatRow>
      <LastCheck check={check} zone={zone} />
    </>
  )
}

function nameOf(asset: string): string {
  return asset === 'USD' ? 'US dollars' : formatGpuClass(asset.slice('GPU:'.length))
}

function Broken({ check }: { check: CheckSeen }) {
  return (
    <Notice tone="bad" title="The last check found the books broken">
      <ul>
        {check.broken.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </Notice>
  )
}

function LastCheck({ check, zone }: { check: CheckSeen | null; zone: string }) {
  if (!check) {
    return <p>The books have not been checked yet: it is done every night.</p>
  }
  return (
    <Details summary={check.isWhole ? 'Found whole at the last check' : 'What the last check looked at'}>
      <p>
        <When at={check.checkedAt} zone={zone} />: {check.entries.toLocaleString('en-US')} entries by {check.rules}{' '}
        rules. Head of the chain <Mono>{check.headHash}</Mono>
      </p>
    </Details>
  )
}

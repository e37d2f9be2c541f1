import { paths } from '#app/paths.ts'
import { Amount } from '#app/ui/amount.tsx'
import { Card } from '#app/ui/card.tsx'
import { Definition } from '#app/ui/definition.tsx'
import { Stack } from '#app/ui/layout.tsx'
import { Mono } from '#app/ui/mono.tsx'
import { Status } from '#app/ui/status.tsx'
import { When } from '#app/ui/when.tsx'

export type CheckSeen = {
  checkedAt: Date
  isWhole: boolean
  entries: bigint
  headHash: string
  rules: number
  broken: string[]
}

type BooksAsideProps = {
  balances: readonly { asset: string; debit: bigint; credit: bigint }[]
  check: CheckSeen | null
  zone: string
}

/** Whether the books balance and were found whole, beside the list of entries. */
export function BooksAside({ balances, check, zone }: BooksAsideProps) {
  return (
    <Stack>
      <Card title="Last check" headingLevel={2}>
        {check ? (
          <LastCheck check={check} zone={zone} />
        ) : (
          <p>The books have not been checked yet. The nightly job does it, and so does “npm run verify:ledger”.</p>
        )}
      </Card>
      <Card title="Debits and credits" headingLevel={2} to={paths.admin.trialBalance()}>
        <Definition
          terms={balances.map(({ asset, debit, credit }) => ({
            term: asset,
            meaning:
              debit === credit ? <Amount of={{ asset, amount: debit }} /> : <Status of="out of balance" tone="bad" />,
          }))}
        />
      </Card>
    </Stack>
  )
}

function LastCheck({ check, zone }: { check: CheckSeen; zone: string }) {
  return (
    <Stack gap="tight">
      <p>
        <Status of={check.isWhole ? 'whole' : 'broken'} tone={check.isWhole ? 'good' : 'bad'} />
      </p>
      <p>
        <When at={check.checkedAt} zone={zone} />: {check.entries.toLocaleString('en-US')} entries, {check.rules} rules.
      </p>
      {check.broken.length > 0 && (
        <ul>
          {check.broken.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
      <p>
        Head of the chain <Mono>{check.headHash}</Mono>
      </p>
    </Stack>
  )
}

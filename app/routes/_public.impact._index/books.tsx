import { paths } from '#app/paths.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { Row, Stack } from '#app/ui/layout.tsx'
import { Mono } from '#app/ui/mono.tsx'
import { Section } from '#app/ui/section.tsx'
import { Status } from '#app/ui/status.tsx'
import { When } from '#app/ui/when.tsx'

type BooksProps = {
  check: { checkedAt: Date; isWhole: boolean; entries: bigint } | null
  head: string | null
  zone: string
}

/** The journal behind the figures: when it was checked, and its head to compare with. */
export function Books({ check, head, zone }: BooksProps) {
  return (
    <Section
      look="public"
      title="The books"
      note="One journal for dollars and GPU-hours. Entries are never edited, and each carries the hash of the one before it."
    >
      <Stack>
        {check ? (
          <p>
            <Status of={check.isWhole ? 'whole' : 'broken'} tone={check.isWhole ? 'good' : 'bad'} /> at the last check,{' '}
            <When at={check.checkedAt} zone={zone} />, of {check.entries.toLocaleString('en-US')} entries.
          </p>
        ) : (
          <p>The books are checked every night; the first check is still to come.</p>
        )}
        {head && (
          <p>
            Head of the chain: <Mono>{head}</Mono>
          </p>
        )}
        <Row>
          <ButtonLink kind="quiet" to={paths.impactLedger()}>
            Read the journal
          </ButtonLink>
          <ButtonLink kind="quiet" to={paths.impactLedgerFile()} download="ledger.jsonl">
            Download it with its hashes
          </ButtonLink>
        </Row>
      </Stack>
    </Section>
  )
}

import { verifyScript } from '#app/domain/impact/verify-script.ts'
import { paths } from '#app/paths.ts'
import { Stack } from '#app/ui/layout.tsx'
import { CodeBlock, Mono } from '#app/ui/mono.tsx'
import { Section } from '#app/ui/section.tsx'

/** How anyone proves, without us, that no entry was changed, added or taken out. */
export function VerifyYourself({ origin }: { origin: string }) {
  return (
    <Section
      id="verify"
      look="public"
      title="Check it yourself"
      note="Keep the head you get. If it is still in the file next year, nothing before it was touched."
    >
      <Stack>
        <p>
          The download has one line for each entry: the exact text that was sealed, its hash, and the hash before it. A
          hash is the SHA-256 of the hash before it, a line feed, and the text, in UTF-8; the first entry follows 64
          zeros. The text has one line for the entry and one for each posting, its fields parted by <Mono>U+001F</Mono>.
          It holds ids and amounts, no names. Save this as <Mono>check.mjs</Mono> and run it with Node:
        </p>
        <CodeBlock label="A program that checks the chain">{verifyScript}</CodeBlock>
        <CodeBlock label="How to run it">{`curl -s ${origin}${paths.impactLedgerFile()} | node check.mjs`}</CodeBlock>
      </Stack>
    </Section>
  )
}

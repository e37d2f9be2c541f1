import { promisesOf } from '#app/domain/grants/agreements/agreement.ts'
import type { WrittenText } from '#app/domain/grants/agreements/read-agreement-text.server.ts'
import { Details } from '#app/ui/details.tsx'
import { Prose, Stack } from '#app/ui/layout.tsx'
import { Section } from '#app/ui/section.tsx'
import { When } from '#app/ui/when.tsx'

/** Every version, the newest open: what later offers are signed under, and what earlier ones were. */
export function TextVersions({ texts, zone }: { texts: readonly WrittenText[]; zone: string }) {
  return (
    <Section title="Versions">
      <Stack>
        {texts.map((text, index) => (
          <Details
            key={text.id}
            summary={`Version ${text.number}${index === 0 ? ', as it stands' : ''}`}
            isOpen={index === 0}
          >
            <Prose>
              <ol>
                {promisesOf(text).map((promise) => (
                  <li key={promise}>{promise}</li>
                ))}
              </ol>
              <p>
                {text.writtenBy ? `Written by ${text.writtenBy}` : 'The lab’s standard text'},{' '}
                <When at={text.writtenAt} zone={zone} />.
              </p>
            </Prose>
          </Details>
        ))}
      </Stack>
    </Section>
  )
}

import { Button } from '#app/ui/button.tsx'
import { Stack } from '#app/ui/layout.tsx'
import { Section } from '#app/ui/section.tsx'

type SendFormProps = { year: number; unwritten: number; isOver: boolean }

/** The button that sends a year's statements, with what it will do; a sentence instead when there is nothing to do. */
export function SendForm({ year, unwritten, isOver }: SendFormProps) {
  if (!isOver) return <p>Statements are sent once the year is over. A giver can draw her own at any time.</p>
  if (unwritten === 0) return <p>Every giver of {year} has the statement that counts.</p>
  const count = unwritten === 1 ? 'one statement' : `${unwritten.toLocaleString('en-US')} statements`
  return (
    <Section title="Send them">
      <form method="post" action="?index">
        <input type="hidden" name="year" value={year} />
        <Stack>
          <p>
            Each is numbered and never changes; it goes by e-mail with its PDF, or waits under letters to post. Whoever
            has the one that counts gets none. A letter sent cannot be called back.
          </p>
          <div>
            <Button>{`Issue and send ${count}`}</Button>
          </div>
        </Stack>
      </form>
    </Section>
  )
}

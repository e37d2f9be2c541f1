import type { ReactNode } from 'react'
import { Button } from '#app/ui/button.tsx'
import { Stack } from '#app/ui/layout.tsx'

type PasskeyFormProps = {
  /** prove: one she has; add: one that is made now. */
  does: 'prove' | 'add'
  /** The door that hands out the question. */
  questionFrom: string
  /** The field the answer travels in. */
  answerName: string
  button: string
  /** More fields of the form. */
  children?: ReactNode
}

/** Asks a passkey and sends what it answers. The small script shows it where the browser can; without it, it stays away. */
export function PasskeyForm({ does, questionFrom, answerName, button, children }: PasskeyFormProps) {
  return (
    <form method="post" noValidate data-passkey={does} data-passkey-question={questionFrom} hidden>
      <Stack>
        {children}
        <input type="hidden" name={answerName} data-passkey-answer />
        <div>
          <Button>{button}</Button>
        </div>
        <p role="status" data-passkey-note />
      </Stack>
    </form>
  )
}

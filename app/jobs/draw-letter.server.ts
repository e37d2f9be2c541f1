import { render, toPlainText } from '@react-email/render'
import { createElement } from 'react'
import { StopLink } from '#emails/parts/stop-link.ts'
import type { MadeLetter } from './letter-making.tsx'

/** A letter as it is sent, in both its forms: who looks at it before it goes sees these and no others. */
export async function drawLetter(
  made: Pick<MadeLetter, 'element'>,
  stopAt: string | null,
): Promise<{ html: string; text: string }> {
  const html = await render(createElement(StopLink.Provider, { value: stopAt }, made.element))
  return { html, text: toPlainText(html, { selectors: [{ selector: 'h1', options: { uppercase: false } }] }) }
}

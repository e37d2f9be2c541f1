import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import type { Portal } from './portal.ts'

/** Writes a gift of $100 down and goes on to the payment page; the card's fee, and a card to somebody, are added where asked. */
export async function beginGift(
  page: Page,
  giver: { name: string; email: string; coversFee?: boolean; tells?: { name: string; email: string } },
): Promise<{ giftId: string }> {
  await page.goto('/give')
  await page.getByRole('radio', { name: /\$100\b/ }).check()
  if (giver.coversFee) await page.getByRole('checkbox', { name: /Add the fee/ }).check()
  await page.getByRole('textbox', { name: 'Your name', exact: true }).fill(giver.name)
  await page.getByLabel('E-mail address').fill(giver.email)
  if (giver.tells) await askForCard(page, giver.tells)
  await page.getByRole('button', { name: 'Continue to payment' }).click()
  await page.waitForURL(/\/c\/pay\//)
  const back = await page.getByRole('link', { name: /Back/ }).getAttribute('href')
  return { giftId: new URL(back ?? '').searchParams.get('again') ?? '' }
}

/** A gift in somebody's honour, told to them by e-mail. */
async function askForCard(page: Page, { name, email }: { name: string; email: string }): Promise<void> {
  await page.locator('summary').filter({ hasText: 'leave a note' }).click()
  await page.getByRole('radio', { name: 'In honour of someone' }).check()
  await page.getByRole('textbox', { name: /^Whom/ }).fill(name)
  await page.getByRole('radio', { name: 'By e-mail' }).check()
  await page.getByLabel('Their e-mail').fill(email)
  await page.locator('summary').filter({ hasText: 'What the card says' }).click()
  await page.getByRole('textbox', { name: /^Written to/ }).fill(name)
}

/** Fills Stripe's page and presses its button. */
export async function payBy(page: Page, card: string, owner = 'Jo Stranger'): Promise<void> {
  await page.locator('input[name=number]').fill(card)
  await page.locator('input[name=expiry]').fill('12/34')
  await page.locator('input[name=cvc]').fill('123')
  await page.locator('input[name=name]').fill(owner)
  await page.locator('input[name=postalCode]').fill('02110')
  await page.locator('button[type=submit]').first().click()
}

/** The figure that stands over a label: "$103.30" of "given". */
export async function figure(page: Page, label: string): Promise<string> {
  const over = page.locator(`xpath=//p[normalize-space()="${label}"]/preceding-sibling::p[1]`).first()
  return (await over.textContent())?.trim() ?? ''
}

export function centsOf(amount: string): number {
  return Number(amount.replace(/[^\d]/g, ''))
}

/** Breaks the stand-in for Stripe on purpose, and mends it. */
export async function atStripe(portal: Portal, lever: string, body: object): Promise<void> {
  const running = JSON.parse(await readFile(join(portal.directory, 'running.json'), 'utf8')) as { sandboxPort: number }
  const answer = await fetch(`http://127.0.0.1:${running.sandboxPort}/_sandbox/${lever}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (!answer.ok) throw new Error(`the lever ${lever} answered ${answer.status}: ${await answer.text()}`)
}

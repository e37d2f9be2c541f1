import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import type { Portal } from './portal.ts'

/** Writes a gift of $100 down and goes on to the payment page; the card's fee is added where asked. */
export async function beginGift(
  page: Page,
  giver: { name: string; email: string; coversFee?: boolean },
): Promise<{ giftId: string }> {
  await page.goto('/give')
  await page.getByRole('radio', { name: /\$100\b/ }).check()
  if (giver.coversFee) await page.getByRole('checkbox', { name: /Add the card’s fee/ }).check()
  await page.getByRole('textbox', { name: 'Your name', exact: true }).fill(giver.name)
  await page.getByLabel('E-mail address').fill(giver.email)
  await page.getByRole('button', { name: 'Continue to payment' }).click()
  await page.waitForURL(/\/c\/pay\//)
  const back = await page.getByRole('link', { name: /Back/ }).getAttribute('href')
  return { giftId: new URL(back ?? '').searchParams.get('again') ?? '' }
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

/** The newest letter to an address whose subject fits, opened. It may still be on its way. */
export async function openLetter(page: Page, to: string, subject: RegExp): Promise<void> {
  const row = page.getByRole('row').filter({ hasText: to }).filter({ hasText: subject })
  const until = Date.now() + 60_000
  do {
    await page.goto('/dev/mail')
    if ((await row.count()) > 0) break
    await page.waitForTimeout(500)
  } while (Date.now() < until)
  await row.first().getByRole('link').click()
  await page.waitForURL(/\/dev\/mail\/.+/)
}

/** Comes in by the link of a letter, as anybody with an address can. */
export async function signInByLetter(page: Page, email: string): Promise<void> {
  await page.goto('/sign-in')
  await page.getByLabel('E-mail address').fill(email)
  await page.getByRole('button', { name: 'Send me a link' }).click()
  await page.getByText(email).first().waitFor()
  await openLetter(page, email, /sign/i)
  await page.getByRole('link', { name: /\/sign-in\/link\// }).click()
  await page.getByRole('button', { name: /^Sign in as/ }).click()
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'))
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

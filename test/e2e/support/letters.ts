import type { Page } from 'playwright-core'

const lettersTo = (page: Page, to: string, subject: RegExp) =>
  page.getByRole('row').filter({ hasText: to }).filter({ hasText: subject })

/** The newest letter to an address whose subject fits, opened. It may still be on its way, behind `earlier` ones like it. */
export async function openLetter(page: Page, to: string, subject: RegExp, earlier = 0): Promise<void> {
  const row = lettersTo(page, to, subject)
  const until = Date.now() + 120_000
  do {
    await page.goto('/dev/mail')
    if ((await row.count()) > earlier) break
    await page.waitForTimeout(500)
  } while (Date.now() < until)
  await row.first().getByRole('link').click()
  await page.waitForURL(/\/dev\/mail\/.+/)
}

export async function askForLink(page: Page, email: string): Promise<void> {
  await page.goto('/sign-in')
  await page.getByLabel('E-mail address').fill(email)
  await page.getByRole('button', { name: 'Send me a link' }).click()
  await page.getByText(email).first().waitFor()
}

/** Comes in by the link of a letter, as anybody with an address can; with an authenticator, as far as its question. */
export async function signInByLetter(page: Page, email: string): Promise<void> {
  await page.goto('/dev/mail')
  const earlier = await lettersTo(page, email, /sign/i).count()
  await askForLink(page, email)
  await openLetter(page, email, /sign/i, earlier)
  await page.getByRole('link', { name: /\/sign-in\/link\// }).click()
  await page.getByRole('button', { name: /^Sign in as/ }).click()
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in/link'))
}

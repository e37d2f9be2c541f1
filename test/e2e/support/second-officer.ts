import type { Page } from 'playwright-core'
import { press } from './browser.ts'

/** From the inbox, as the second officer, to the agreement with what a colleague drafted. */
export async function agreeAsSecond(page: Page, title: RegExp): Promise<void> {
  await page.goto('/admin')
  await page
    .getByRole('row', { name: /Second officer/ })
    .getByRole('link', { name: title })
    .click()
  await page.waitForURL(/\/second$/)
  await page.locator('[name=stance][value=agreed]').check()
  await press(page, 'Answer')
}

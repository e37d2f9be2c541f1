import type { Locator, Page } from 'playwright-core'

/** Presses Tab until the keyboard stands on something, as a person without a mouse does. Fails where it cannot be reached. */
export async function tabTo(page: Page, to: Locator): Promise<void> {
  await to.waitFor()
  for (let presses = 0; presses < 120; presses += 1) {
    if (await to.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`the keyboard does not reach ${to} on ${page.url()}`)
}

/** Goes to a field by Tab, clears it and types. */
export async function typeInto(page: Page, field: Locator, text: string): Promise<void> {
  await tabTo(page, field)
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.type(text)
}

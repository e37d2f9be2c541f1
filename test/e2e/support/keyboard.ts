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

/** Goes to a button by Tab and sends its form with Enter; waits for the page that answers. */
export async function pressByKeys(page: Page, name: string | RegExp): Promise<void> {
  await tabTo(page, page.getByRole('button', { name }).first())
  await Promise.all([
    page.waitForResponse((answer) => answer.request().method() === 'POST'),
    page.keyboard.press('Enter'),
  ])
  await page.waitForLoadState()
}

/** Goes to a link by Tab and follows it with Enter. */
export async function followByKeys(page: Page, link: Locator): Promise<void> {
  const before = page.url()
  await tabTo(page, link)
  await page.keyboard.press('Enter')
  await page.waitForURL((url) => url.href !== before)
  await page.waitForLoadState()
}

/** Tab reaches a group of radios once; the arrows choose in it. */
export async function chooseByKeys(page: Page, field: string, value: string): Promise<void> {
  const group = page.locator(`input[name="${field}"]`)
  const chosen = page.locator(`input[name="${field}"][value="${value}"]`)
  await chosen.waitFor()
  const isInGroup = () => group.evaluateAll((all) => all.some((one) => one === document.activeElement))
  for (let presses = 0; presses < 120 && !(await isInGroup()); presses += 1) await page.keyboard.press('Tab')
  await page.keyboard.press('Space')
  for (let presses = 0; presses < 20 && !(await chosen.isChecked()); presses += 1) {
    await page.keyboard.press('ArrowDown')
  }
  if (!(await chosen.isChecked())) throw new Error(`the keyboard does not choose ${field}=${value} on ${page.url()}`)
}

/** Ticks a box, or unticks it, with the space bar. */
export async function tickByKeys(page: Page, box: Locator): Promise<void> {
  await tabTo(page, box)
  await page.keyboard.press('Space')
}

/** Types a day and a time into a field of both, part after part as an American browser shows them. */
export async function typeInstant(page: Page, field: Locator, day: Date, time: string): Promise<void> {
  await tabTo(page, field)
  const two = (number: number) => String(number).padStart(2, '0')
  await page.keyboard.type(`${two(day.getUTCMonth() + 1)}${two(day.getUTCDate())}${day.getUTCFullYear()}`)
  await page.keyboard.press('ArrowRight')
  await page.keyboard.type(time)
}

/** Types a month such as 01 2027 into a field of month and year. */
export async function typeMonth(page: Page, field: Locator, month: string): Promise<void> {
  await tabTo(page, field)
  const [name = '', year = ''] = month.split(' ')
  await page.keyboard.type(name)
  await page.keyboard.press('ArrowRight')
  await page.keyboard.type(year)
}

import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectAccessible, openBrowser, press, signIn, visit } from './support/browser.ts'
import { tabTo, typeInto } from './support/keyboard.ts'
import { openLetter, signInByLetter } from './support/letters.ts'
import type { Portal } from './support/portal.ts'
import { startToldPortal } from './support/told-portal.ts'

let portal: Portal
let browser: Browser

beforeAll(async () => {
  portal = await startToldPortal()
  browser = await openBrowser()
})

afterAll(async () => {
  await browser?.close()
  await portal?.stop()
})

/** June declines what she had drafted an offer for, and releases the call. Answers the application's id. */
async function decline(page: Page): Promise<string> {
  await page.goto('/admin/applications')
  await page
    .getByRole('link', { name: /Crystal/ })
    .first()
    .click()
  await page.waitForURL(/\/admin\/applications\/app_/)
  const id = new URL(page.url()).pathname.split('/').at(-1) ?? ''
  await page.locator('[name=outcome][value=declined]').check()
  await page.locator('[name=reason]').fill('The panel found no plan for the release.')
  await press(page, 'Keep the draft')
  await page.goto('/admin/panel/science-models-2027/release')
  await press(page, /^Release/)
  return id
}

test('a declined applicant appeals without script, another officer upholds it, and the decision is open again', async () => {
  const june = await visit(browser, { origin: portal.origin })
  await signIn(june.page, 'June')
  const id = await decline(june.page)
  const elena = await visit(browser, { origin: portal.origin, script: false })
  await signInByLetter(elena.page, 'elena@demo.test')
  await elena.page.goto(`/research/applications/${id}`)
  await elena.page.getByRole('link', { name: 'Appeal it' }).click()
  await press(elena.page, 'Make the appeal')
  expect(await elena.page.getByRole('alert').textContent()).toMatch(/Choose the ground/)
  await elena.page.getByLabel('Fact').check()
  await elena.page.locator('[name=words]').fill('The plan for the release is the whole of section five.')
  await press(elena.page, 'Make the appeal')
  expect(await elena.page.textContent('main')).toMatch(/section five/)

  await june.page.goto(`/admin/applications/${id}/appeal`)
  expect(await june.page.textContent('main')).toMatch(/Another officer answers/)
  await expectAccessible(june.page)
  const rosa = await visit(browser, { origin: portal.origin })
  await signIn(rosa.page, 'Rosa')
  await makeOfficer(rosa.page)
  const ravi = await visit(browser, { origin: portal.origin })
  await signIn(ravi.page, 'Ravi')
  await ravi.page.goto(`/admin/applications/${id}/appeal`)
  await ravi.page.getByRole('radio', { name: /^Yes: uphold it/ }).check()
  await typeInto(ravi.page, ravi.page.locator('[name=words]'), 'You are right: it is there.')
  await tabTo(ravi.page, ravi.page.getByRole('button', { name: 'Answer the appeal' }))
  await ravi.page.keyboard.press('Enter')
  await ravi.page.getByText(/in discussion again/).waitFor()

  await elena.page.goto(`/research/applications/${id}`)
  const seen = await elena.page.textContent('main')
  expect(seen).toMatch(/It was upheld/)
  expect(seen).not.toMatch(/no plan for the release/)
  await openLetter(elena.page, 'elena@demo.test', /is decided anew/)
  expect(await elena.page.content()).toContain('You are right: it is there.')
  for (const visitor of [june, elena, rosa, ravi]) await visitor.close()
})

/** Rosa, who runs the portal, lets Ravi stand in as an officer. */
async function makeOfficer(page: Page): Promise<void> {
  await page.goto('/admin/people')
  await page.getByRole('link', { name: 'Ravi Iyer' }).first().click()
  await page.getByRole('checkbox', { name: 'Programme officer' }).check()
  await press(page, /roles/i)
}

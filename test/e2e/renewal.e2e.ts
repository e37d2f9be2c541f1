import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectAccessible, openBrowser, signIn, visit } from './support/browser.ts'
import { chooseByKeys, followByKeys, pressByKeys, tabTo, tickByKeys, typeInto } from './support/keyboard.ts'
import { signInByLetter } from './support/letters.ts'
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

/** What is missing for the class that Babel-48 promised, and the names of it. */
const missing = { 'technical-report': 'Technical report', 'data-card': 'Data card' } as const
const toJudge = [...Object.values(missing), 'Evaluation results', 'Model card']
const mainOf = (page: Page) => page.textContent('main')

/** Says where a component of the model on this page is, by keyboard. */
async function claim(page: Page, component: keyof typeof missing): Promise<void> {
  await tabTo(page, page.locator('[name=component]'))
  await page.keyboard.type(missing[component])
  await typeInto(page, page.locator('[name=url]'), `https://huggingface.co/atom-lab/babel-48/${component}.md`)
  await typeInto(page, page.locator('[name=licence]'), 'CC-BY-4.0')
  await pressByKeys(page, /list/i)
}

/** Ticks all that is not judged yet and says what was found, by keyboard. */
async function judge(page: Page, act: 'check' | 'verify'): Promise<void> {
  for (const name of toJudge) await tickByKeys(page, page.getByRole('checkbox', { name }).first())
  await chooseByKeys(page, 'act', act)
  await pressByKeys(page, 'Keep this')
}

test('a renewal waits for the report and the class that were promised, and is sent once they are there', async () => {
  const amara = await visit(browser, { origin: portal.origin, script: false })
  await signInByLetter(amara.page, 'amara@demo.test')
  await amara.page.goto('/research')
  await followByKeys(amara.page, amara.page.locator('a[href*="/research/projects/"]').first())
  await followByKeys(amara.page, amara.page.getByRole('link', { name: /^\d{4}-\d{4}$/ }).first())
  const renewal = amara.page.url()
  expect(await mainOf(amara.page)).toMatch(/cannot be sent yet.*Progress report 1.*is not in.*reaches no class yet/s)

  await amara.page.goto(`${renewal}/check`)
  await expectAccessible(amara.page)
  await pressByKeys(amara.page, 'Send the application')
  expect(await amara.page.textContent('body')).toMatch(/Nothing was sent/)
  await followByKeys(amara.page, amara.page.getByRole('link', { name: 'Progress report 1' }).first())
  await typeInto(amara.page, amara.page.locator('[name=done]'), 'Nine of the languages are trained.')
  await pressByKeys(amara.page, /^Send/)
  await amara.page.goto(`${renewal}/check`)
  expect(await mainOf(amara.page)).not.toMatch(/Progress report 1/)
  await followByKeys(amara.page, amara.page.getByRole('link', { name: /^Babel-48.*base/i }).first())
  const release = new URL(amara.page.url()).pathname.replace('/research/', '/admin/')
  for (const component of ['technical-report', 'data-card'] as const) await claim(amara.page, component)

  for (const [name, act] of [
    ['June', 'check'],
    ['Ravi', 'verify'],
  ] as const) {
    const officer = await visit(browser, { origin: portal.origin })
    await signIn(officer.page, name)
    await officer.page.goto(release)
    await judge(officer.page, act)
    await officer.close()
    await amara.page.goto(`${renewal}/check`)
    const waits = /cannot be sent yet/
    if (act === 'check') expect(await mainOf(amara.page)).toMatch(waits)
    else expect(await mainOf(amara.page)).not.toMatch(waits)
  }

  await pressByKeys(amara.page, 'Send the application')
  expect(await mainOf(amara.page)).toMatch(/Your application is in/)
  const june = await visit(browser, { origin: portal.origin })
  await signIn(june.page, 'June')
  await june.page.goto(new URL(renewal).pathname.replace('/research/', '/admin/'))
  expect(await mainOf(june.page)).toMatch(/What came of the award it renews.*Progress report 1/s)
  await expectAccessible(june.page)
  for (const visitor of [amara, june]) await visitor.close()
})

import { PDFDocument } from 'pdf-lib'
import type { Page } from 'playwright-core'
import { press } from './browser.ts'

const words: Record<string, Record<string, string>> = {
  project: {
    title: 'Comet: an open model of soil',
    institution: 'Arlington',
    field: 'Soil',
    summary: 'Soil, in the open.',
  },
  science: { question: 'What lives there?', approach: 'Train.', outcome: 'Others repeat it.' },
  compute: { 'line-h100-asked': '12,400', 'line-h100-least': '6,000', estimate: 'Two runs.', readiness: 'Ready.' },
  team: { experience: 'Two models.' },
  openness: { releases: 'Weights.', licence: 'Apache-2.0' },
}

/** Begins an application or goes on with the draft; answers its address. */
export async function beginApplication(page: Page): Promise<string> {
  await page.goto('/research/apply/science-models-2027')
  const begun = page.getByRole('link', { name: 'Go on with it' })
  if (await begun.count()) await begun.click()
  else await page.getByRole('button', { name: 'Start the application' }).click()
  await page.waitForURL(/\/research\/applications\/app_/)
  return new URL(page.url()).pathname
}

/** Fills every section and a PDF, and sends it; `look` sees each page on the way. Answers the application's address. */
export async function apply(page: Page, look: (page: Page) => Promise<void> = async () => {}): Promise<string> {
  const address = await beginApplication(page)
  for (const [section, fields] of Object.entries(words)) {
    await page.goto(`${address}/${section}`)
    for (const [name, text] of Object.entries(fields)) await page.locator(`[name="${name}"]`).fill(text)
    if (section === 'openness') await page.locator('[name=openness][value="1"]').check()
    await look(page)
    await page.getByRole('button', { name: 'Save and go back' }).click()
    await page.waitForURL((url) => url.pathname === address)
  }
  await page.goto(`${address}/attachment`)
  await page.locator('[name=file]').setInputFiles(await figures())
  await press(page, 'Save')
  await page.goto(`${address}/check`)
  await look(page)
  await page.getByRole('button', { name: 'Send the application' }).click()
  await page.waitForURL(/\/submit$/)
  await look(page)
  return address
}

async function figures() {
  const pdf = await PDFDocument.create()
  pdf.addPage()
  return { name: 'figures.pdf', mimeType: 'application/pdf', buffer: Buffer.from(await pdf.save()) }
}

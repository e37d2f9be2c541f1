import { eq } from 'drizzle-orm'
import type { Ids } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import type { Tx } from '#db/client.server.ts'
import { agreementTexts } from '#db/schema/agreements.ts'
import { formVersions } from '#db/schema/call-forms.ts'
import { rubricVersions } from '#db/schema/call-rubrics.ts'
import { letterTexts } from '#db/schema/letter-texts.ts'
import { secondRules } from '#db/schema/releases.ts'
import { reminderRules } from '#db/schema/reminders.ts'
import { standardAgreement } from './agreements/agreement.ts'
import { readAgreementText } from './agreements/read-agreement-text.server.ts'
import { readPublishedForm } from './forms/read-forms.server.ts'
import { standardSections } from './forms/standard-form.ts'
import { callLetters } from './letter-texts/letter-text.ts'
import { readLetterText } from './letter-texts/read-letter-texts.server.ts'
import { readRubric } from './rubrics/read-rubric.server.ts'
import { standardCriteria } from './rubrics/standard-rubric.ts'

type NewCall = { ids: Ids; callId: Id<'cal'>; by: Id<'psn'>; at: Date; copyOf: Id<'cal'> | null }

/** A call asks something, is reviewed by something and has something to sign from its first moment. */
export async function writeFirstVersions(tx: Tx, { ids, callId, by, at, copyOf }: NewCall): Promise<void> {
  const form = copyOf && (await readPublishedForm(tx, copyOf))
  const rubric = copyOf && (await readRubric(tx, copyOf))
  const { promises, opennessClass } = copyOf ? await readAgreementText(tx, copyOf) : standardAgreement
  await tx.insert(formVersions).values({
    ...{ id: ids.next('frm'), callId, number: 1, createdBy: by, createdAt: at, publishedBy: by, publishedAt: at },
    sections: form?.sections ?? standardSections,
    origin: form ? 'copied' : 'standard',
  })
  await tx.insert(rubricVersions).values({
    ...{ id: ids.next('rub'), callId, number: 1, writtenBy: by, writtenAt: at },
    criteria: rubric?.criteria ?? standardCriteria,
    blindness: rubric?.blindness ?? 'single',
  })
  await tx.insert(agreementTexts).values({
    ...{ id: ids.next('agt'), callId, number: 1, writtenBy: by, writtenAt: at },
    promises,
    opennessClass,
  })
  if (copyOf) {
    await copySecondRule(tx, { callId, by, at, copyOf })
    await copyReminderRule(tx, { callId, by, at, copyOf })
    await copyLetterTexts(tx, { ids, callId, by, at, copyOf })
  }
}

/** From how many hours two officers decide goes along with a copy, where the call said so itself. */
async function copySecondRule(tx: Tx, { callId, by, at, copyOf }: Omit<NewCall, 'ids'> & { copyOf: Id<'cal'> }) {
  const [rule] = await tx.select().from(secondRules).where(eq(secondRules.callId, copyOf))
  if (rule) await tx.insert(secondRules).values({ callId, fromSeconds: rule.fromSeconds, setBy: by, setAt: at })
}

/** The days on which people are reminded, where the call said so itself. */
async function copyReminderRule(tx: Tx, { callId, by, at, copyOf }: Omit<NewCall, 'ids'> & { copyOf: Id<'cal'> }) {
  const [rule] = await tx.select().from(reminderRules).where(eq(reminderRules.callId, copyOf))
  if (rule) await tx.insert(reminderRules).values({ ...rule, callId, setBy: by, setAt: at })
}

/** The call's own words for its letters, as first versions of the copy. */
async function copyLetterTexts(tx: Tx, { ids, callId, by, at, copyOf }: NewCall & { copyOf: Id<'cal'> }) {
  for (const letter of callLetters) {
    const text = await readLetterText(tx, { callId: copyOf, letter })
    if (!text) continue
    const { subject, words } = text
    const row = { id: ids.next('ltx'), callId, letter, number: 1, subject, words, writtenBy: by, writtenAt: at }
    await tx.insert(letterTexts).values(row)
  }
}

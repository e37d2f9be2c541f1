import type { JobPayloads } from '#app/domain/activity/job.ts'
import type { LetterKind } from '#app/domain/activity/letter.ts'
import { markLetterSent } from '#app/domain/activity/mark-letter-sent.server.ts'
import { readLetter } from '#app/domain/activity/read-letter.server.ts'
import { isStopped } from '#app/domain/giving/own/read-topics.server.ts'
import { stopUrl } from '#app/domain/giving/own/stop-key.server.ts'
import { topicOf } from '#app/domain/giving/own/topic.ts'
import type { World } from '#app/domain/world.ts'
import { drawLetter } from './draw-letter.server.ts'
import type { LetterMaking } from './letter-making.tsx'
import { letterMakings } from './letters.tsx'

/**
 * Draws a letter and hands it to the post office, once. One of a kind that its address has stopped is marked and not sent. A letter already sent, or one that a person is to post, is left
 * alone; one whose subject is gone is marked and not sent. Its Message-ID is made from its id, so a second copy after a crash is recognised as the same letter.
 */
export async function deliverLetter(world: World, { letterId }: JobPayloads['deliver-letter']): Promise<void> {
  const letter = await readLetter(world.db, letterId)
  if (!letter?.toEmail || letter.sentAt) return
  const making: LetterMaking | undefined = letterMakings[letter.kind as LetterKind]
  if (!making) throw new Error(`nobody draws the letter ${letter.kind}`)
  const topic = topicOf(letter.kind)
  if (topic && (await isStopped(world.db, letter.toEmail, topic)))
    return markLetterSent(world, { letterId, messageId: null })
  const made = await making.make(world, { subjectId: letter.subjectId, enclosed: letter.enclosed ?? {} })
  if (!made) return markLetterSent(world, { letterId, messageId: null })
  const stopAt = topic ? stopUrl(world, letter.id) : null
  const { html, text } = await drawLetter(made, stopAt)
  const { messageId } = await world.mailer.send({
    to: letter.toEmail,
    subject: made.subject,
    html,
    text,
    headers: {
      'Message-ID': `<${letter.id}@${new URL(world.lab.origin).hostname}>`,
      'Auto-Submitted': 'auto-generated',
      ...(stopAt ? stopHeaders(stopAt) : {}),
    },
    attachments: made.attachments,
  })
  await markLetterSent(world, { letterId, messageId })
}

/** What a mail program makes its button "unsubscribe" of: one click, no account, no page (RFC 8058). */
function stopHeaders(stopAt: string): Record<string, string> {
  return {
    'List-Unsubscribe': `<${stopAt}>`,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  }
}

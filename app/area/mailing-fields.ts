import { z } from 'zod'

/** What the form of a letter to many says. */
export const MailingFields = z.object({
  subject: z.string('Type a subject.').trim().min(1, 'Type a subject.').max(150, 'At most 150 letters.'),
  words: z.string('Write the letter.').trim().min(1, 'Write the letter.').max(10_000, 'At most 10,000 letters.'),
})

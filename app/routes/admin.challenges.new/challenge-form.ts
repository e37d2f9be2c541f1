import { z } from 'zod'
import { madeId, typedAmount, typedDay } from '#app/area/typed-fields.ts'
import type { Ratio } from '#app/domain/giving/challenges/challenge.ts'
import type { ChallengeAsk } from '#app/domain/giving/challenges/create-challenge.server.ts'
import { parseId } from '#app/units/id.ts'
import { cents, parseCents } from '#app/units/money.ts'
import type { Day } from '#app/units/time.ts'

const line = (most: number, sentence: string) =>
  z.string(sentence).trim().min(1, sentence).max(most, `At most ${most} letters.`)

export const ChallengeForm = z
  .object({
    challenge: madeId('chl'),
    donor: z.string().optional(),
    donorName: line(120, 'Type who promises it.').optional(),
    email: z.email('Type an e-mail address, or leave it empty: letters are posted then.').max(254).optional(),
    is: z.enum(['person', 'organisation', 'household']).default('organisation'),
    name: line(120, 'Type what it is called on the page of giving.'),
    ratio: z.enum(['50', '100', '200', '300'], 'Choose what is added to a dollar.'),
    pool: typedAmount,
    capPerGift: typedAmount.optional(),
    funds: z.array(z.string()).min(1, 'Choose at least one fund.'),
    opensOn: typedDay('Type the first day.'),
    lastOn: typedDay('Type the last day.'),
    agreement: line(500, 'Say where the promise is written down.'),
    visibility: z.enum(['named', 'anonymous']).default('named'),
  })
  .superRefine((form, context) => {
    if (!form.donor && !form.donorName) {
      context.addIssue({ code: 'custom', path: ['donorName'], message: 'Type who promises it.' })
    }
  })

/** The form as the verb takes it; `knownName` is the donor's whose page it was opened from. */
export function askFrom(form: z.infer<typeof ChallengeForm>, knownName: string | null): ChallengeAsk {
  const donorId = parseId('dnr', form.donor)
  const donorName = form.donorName ?? knownName ?? ''
  return {
    challengeId: form.challenge,
    donor: donorId
      ? { kind: 'known', donorId }
      : { kind: 'new', name: donorName, email: form.email ?? null, is: form.is },
    name: form.name,
    publicName: form.visibility === 'named' ? donorName : null,
    centsPerDollar: Number(form.ratio) as Ratio,
    pool: parseCents(form.pool) ?? cents(0n),
    capPerGift: form.capPerGift ? parseCents(form.capPerGift) : null,
    fundIds: [...new Set(form.funds)].flatMap((text) => parseId('fnd', text) ?? []),
    opensOn: form.opensOn as Day,
    lastOn: form.lastOn as Day,
    agreement: form.agreement,
  }
}

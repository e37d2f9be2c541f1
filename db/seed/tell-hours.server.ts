import { confirmDelivery } from '#app/domain/compute/confirm-delivery.server.ts'
import { refuseDelivery } from '#app/domain/compute/refuse-delivery.server.ts'
import { acceptHours } from '#app/domain/giving/in-kind/accept-hours.server.ts'
import { answerHoursTax } from '#app/domain/giving/in-kind/answer-hours-tax.server.ts'
import { endHours } from '#app/domain/giving/in-kind/end-hours.server.ts'
import { usualAnswers } from '#app/domain/giving/in-kind/hours-pledge.ts'
import { lapseHours } from '#app/domain/giving/in-kind/lapse-hours.server.ts'
import { noteDelivery } from '#app/domain/giving/in-kind/note-delivery.server.ts'
import { offerHours } from '#app/domain/giving/in-kind/offer-hours.server.ts'
import { pledgeHours } from '#app/domain/giving/in-kind/pledge-hours.server.ts'
import { gpuHours } from '#app/units/gpu-time.ts'
import type { Id } from '#app/units/id.ts'
import { addMonths } from '#app/units/time.ts'
import { type StoryHours, storyHours } from './hours-words.ts'
import { inMonth, type StoryWorld, told } from './story-world.server.ts'

/** Promises of GPU-hours: written down or offered online, delivered, confirmed or not, kept or over. */
export function hoursScenes(story: StoryWorld) {
  return storyHours.flatMap((words) => {
    const hoursId = story.ids.next('hpl')
    const at = (month: number, day: number) =>
      new Date(Math.min(inMonth(story, month, day).getTime(), story.today.getTime()))
    const deliveries = (words.deliveries ?? []).map((delivery, index) => ({
      at: at(Math.min(delivery.month, 0), 8 + index),
      tell: () => tellDelivery(story, { hoursId, words, delivery }),
    }))
    const { offeredBy, answer, ends } = words
    return [
      { at: at(words.madeMonth, 5), tell: () => tellPromise(story, hoursId, words) },
      ...(offeredBy && answer !== 'waits'
        ? [{ at: at(words.madeMonth, 12), tell: () => tellAnswer(story, hoursId, words) }]
        : []),
      ...(words.taxNote ? [{ at: at(words.madeMonth, 20), tell: () => tellTax(story, hoursId, words) }] : []),
      ...deliveries,
      ...(ends ? [{ at: at(ends.month, 20), tell: () => tellEnd(story, hoursId, ends) }] : []),
    ]
  })
}

async function tellPromise(story: StoryWorld, hoursId: Id<'hpl'>, words: StoryHours): Promise<void> {
  const terms = {
    hoursId,
    gpuClass: words.gpuClass,
    promised: gpuHours(words.hours),
    firstMonth: addMonths(story.thisMonth, words.firstMonth),
    lastMonth: addMonths(story.thisMonth, words.lastMonth),
  }
  const { company, shown, offeredBy } = words
  if (offeredBy) {
    const visibility = shown === 'anonymous' ? 'anonymous' : 'named'
    const offer = { ...terms, company, visibility, words: words.agreement } as const
    told(await offerHours(story, story.people[offeredBy], offer))
    return
  }
  told(
    await pledgeHours(story, story.people.fay, {
      ...terms,
      donor: { kind: 'new', name: company, email: words.email, is: 'organisation' },
      agreement: words.agreement,
      isAnonymous: shown === 'anonymous',
      publicName: shown === 'named' ? company : null,
    }),
  )
}

async function tellAnswer(story: StoryWorld, hoursId: Id<'hpl'>, { answer }: StoryHours): Promise<void> {
  if (answer !== 'declined') {
    told(await acceptHours(story, story.people.fay, { hoursId }))
    return
  }
  const reason = 'Our projects would wait behind other jobs; thank you all the same.'
  told(await endHours(story, story.people.fay, { hoursId, reason, as: 'staff' }))
}

async function tellTax(story: StoryWorld, hoursId: Id<'hpl'>, { taxNote = '' }: StoryHours): Promise<void> {
  const isProperty = taxNote.startsWith('Prepaid')
  const answers = isProperty ? { isDeductible: true, isRecognised: true, isOnForm990: true } : usualAnswers
  told(await answerHoursTax(story, story.people.mina, { hoursId, ...answers, note: taxNote, fairValue: null }))
}

type Delivered = { hoursId: Id<'hpl'>; words: StoryHours; delivery: NonNullable<StoryHours['deliveries']>[number] }

async function tellDelivery(story: StoryWorld, { hoursId, words, delivery }: Delivered): Promise<void> {
  const { fay, ravi } = story.people
  const noter = words.offeredBy ? story.people[words.offeredBy] : fay
  const deliveryId = story.ids.next('hdl')
  const month = addMonths(story.thisMonth, delivery.month)
  const noted = { deliveryId, hoursId, month, seconds: gpuHours(delivery.said), evidence: delivery.evidence }
  told(await noteDelivery(story, noter, noted))
  const { found = delivery.said } = delivery
  if (found === 'waits') return
  if (found === 'nothing') {
    told(await refuseDelivery(story, ravi, { deliveryId, reason: 'The queue takes no jobs of ours.' }))
    return
  }
  const reason = found < delivery.said ? 'Two nodes did not answer.' : ''
  told(await confirmDelivery(story, ravi, { deliveryId, seconds: gpuHours(found), reason }))
}

async function tellEnd(story: StoryWorld, hoursId: Id<'hpl'>, ends: NonNullable<StoryHours['ends']>): Promise<void> {
  if (ends.as === 'calendar') await lapseHours(story)
  else told(await endHours(story, story.people.fay, { hoursId, reason: ends.because, as: 'staff' }))
}

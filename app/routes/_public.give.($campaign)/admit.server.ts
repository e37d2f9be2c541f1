import type { GiftAsk } from '#app/domain/giving/gift.ts'
import { outsideOf } from '#app/domain/giving/gift-limits.ts'
import { guardStart, noteRefused } from '#app/domain/giving/guarding/guard-start.server.ts'
import { askQuestion } from '#app/domain/giving/guarding/question.ts'
import { readBrowserCookie } from '#app/platform/browser-cookie.server.ts'
import { refuseForm } from '#app/platform/form.server.ts'
import { limits, refuseTooOften, takeFrom, takeFromAll } from '#app/platform/limits.server.ts'
import { type Args, addressOf, addressPrefix } from '#app/platform/request.server.ts'
import { cents, formatCents } from '#app/units/money.ts'
import { world } from '#app/world.server.ts'
import { refusalSentence } from './refusals.ts'

type Asked = {
  form: { values: Record<string, string> }
  intent: string
  email: string
  ask: GiftAsk
  sealed?: string | undefined
  answer?: string | undefined
}

/** Null when a gift may begin; otherwise the form again, with what was typed and why not. Nothing of the gift is written before. */
export async function admit(args: Args, asked: Asked) {
  const { form, intent: intentId, ask } = asked
  const { campaignId } = ask
  // Said before it counts as a try: it is a slip, and nothing would have begun.
  const outside = ask.euros && !world.lab.takesEuros ? { refused: 'no-euros' as const } : outsideOf(ask)
  if (outside) {
    const { said, status } = refusalSentence(outside, { isSignedIn: false, labEmail: world.lab.email })
    return refuseForm(form, said, status)
  }
  const network = addressPrefix(addressOf(args))
  const taken = await takeFromAll(world, tries(args, asked.email))
  if (!taken.ok) {
    await noteRefused(world, { because: 'too-often', network, campaignId })
    return refuseTooOften(world, form, taken.retryAt)
  }
  const isCrowded = !world.lab.isDemo && !(await takeFrom(world, limits.giftsFromEverywhere, 'all')).ok
  const guarded = await guardStart(world, {
    intentId,
    // Cards are tried with small sums; euros come from bank accounts alone.
    amount: ask.euros ? null : ask.amount,
    campaignId,
    network,
    isShared: world.lab.isDemo,
    isCrowded,
    sealed: asked.sealed,
    answer: asked.answer,
  })
  if (guarded.ok) return null
  switch (guarded.refused) {
    case 'stopped':
      return refuseForm(form, stoppedWords(), 503)
    case 'too-small': {
      const least = formatCents(cents(BigInt(String(guarded.detail?.least ?? 500))), { wholeWhenRound: true })
      return refuseForm(form, { field: 'otherAmount', sentence: `The smallest gift is ${least} at the moment.` }, 400)
    }
    case 'declined':
      return refuseForm(form, declinedWords(), 429)
    case 'unanswered':
      return askAgain(form, intentId)
  }
}

/** The form once more with a question a program does not answer by itself; whoever gives answers it and goes on. */
function askAgain(form: Asked['form'], intentId: string) {
  const roll = Array.from(world.ids.secret()).reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 64, 7)
  const { words, sealed } = askQuestion({ secrets: world.secrets, intentId, now: world.clock.now(), roll })
  const values = { ...form.values, question: words, sealed, answer: '' }
  const sentence = 'Many cards are being tried here. Answer the question below, so that we know a person is giving.'
  return refuseForm({ values }, { field: 'answer', sentence }, 409)
}

function stoppedWords(): string {
  return `Gifts online are stopped for the moment, because stolen cards are being tried. Nothing was charged. To give by bank transfer write to ${world.lab.email}, or come back in an hour.`
}

function declinedWords(): string {
  return `Too many cards were declined from your network within the hour. Nothing was charged. Come back in an hour, or write to ${world.lab.email} to give by bank transfer.`
}

/** By network, browser and address written to. In a demonstration everyone comes from one network. */
function tries(args: Args, email: string) {
  const network = addressPrefix(addressOf(args))
  const browser = readBrowserCookie(args.request)
  const from = [
    [limits.giftFromAddress, network],
    [limits.giftFromAddressInADay, network],
  ] as const
  const to = [
    ...(browser ? ([[limits.giftFromBrowserInADay, browser]] as const) : []),
    [limits.giftToEmail, email],
    [limits.giftToEmailInADay, email],
  ] as const
  return world.lab.isDemo ? to : [...from, ...to]
}

import {
  answersIn,
  changedFields,
  forgetWords,
  isLongText,
  type KeptWords,
  keepWords,
  putWords,
  readWords,
} from './kept-words.ts'
import { type Sent, sendWords } from './send-words.ts'

const quietMilliseconds = 1_500
/** However long somebody types without a pause. */
const latestMilliseconds = 4_000
const againMilliseconds = 5_000

export type Autosaved = {
  /** Where a section is saved by itself. */
  address: string
  /** Under what the browser keeps unsaved words. */
  key: string
  /** The last revision this person saved of the section, 0 for none. */
  ownRevision: number
  /** The page shows an answer to the button: it has the words, and both versions wait for their writer. */
  isAnswer: boolean
}

export type Said = { tone: 'info' | 'warn'; title: string; text: string }

/**
 * Saves a form a moment after the last key and keeps in the browser what is not saved. The base follows only what this page saved
 * itself, so words from elsewhere are never written over; what others changed in fields left alone comes into the form.
 */
export class Autosaver {
  private timer: ReturnType<typeof setTimeout> | undefined
  private unsavedSince: number | null = null
  private saving: Promise<void> | null = null
  private isHeld: boolean
  private isPutting = false

  constructor(
    private readonly form: HTMLFormElement,
    private readonly asked: Autosaved,
    private readonly say: (said: Said) => void,
  ) {
    this.isHeld = asked.isAnswer
  }

  /** What was typed before the script was here is noticed, and words of an earlier visit that never reached the server come back. */
  begin(): void {
    window.addEventListener('online', this.save)
    const { key, ownRevision, isAnswer } = this.asked
    // The button's words were refused: a later save of other words must not make them look saved.
    if (isAnswer) this.keep({ isSent: false })
    const early = changedFields(this.form)
    const kept = isAnswer ? null : readWords(key)
    if (kept) this.bringBack(kept, { early, ownRevision })
    if (early.size > 0) this.typed()
  }

  /** Words of an earlier visit; where somebody has typed meanwhile, what was typed stands below them, so that neither is lost. */
  private bringBack(kept: KeptWords, { early, ownRevision }: { early: Set<string>; ownRevision: number }): void {
    const now = answersIn(this.form)
    const isSaved = kept.isSent && ownRevision > kept.base
    const isFree = (name: string) => !early.has(name) || isLongText(this.form, name)
    const missing = Object.entries(kept.values).filter(
      ([name, text]) => name in now && text !== now[name] && isFree(name),
    )
    if (isSaved || missing.length === 0) {
      forgetWords(this.asked.key)
      return
    }
    const below = (name: string) => (early.has(name) ? `\n\n${now[name]}` : '')
    this.setBase(kept.base)
    this.put(Object.fromEntries(missing.map(([name, text]) => [name, `${text}${below(name)}`])))
    this.say({ tone: 'info', title: 'Brought back', text: broughtBack })
    this.timer = setTimeout(this.save, againMilliseconds)
  }

  end(): void {
    clearTimeout(this.timer)
    window.removeEventListener('online', this.save)
  }

  typed(): void {
    if (this.isPutting) return
    this.keep({ isSent: false })
    clearTimeout(this.timer)
    this.unsavedSince ??= performance.now()
    const left = latestMilliseconds - (performance.now() - this.unsavedSince)
    this.timer = setTimeout(this.save, Math.max(0, Math.min(quietMilliseconds, left)))
  }

  /** The button is pressed. A save under way moves the base: the button's own save comes after it. */
  sent(event: { preventDefault(): void }): void {
    clearTimeout(this.timer)
    this.keep({ isSent: true })
    if (!this.saving) return
    event.preventDefault()
    void this.saving.then(() => this.form.requestSubmit())
  }

  private readonly save = () => {
    clearTimeout(this.timer)
    if (this.isHeld || this.saving) return
    const sent = answersIn(this.form)
    this.unsavedSince = null
    this.saving = sendWords(this.asked.address, this.form).then((reply) => {
      this.saving = null
      if (reply.kind === 'saved') return this.afterSave(reply, sent)
      if (reply.kind === 'away') this.timer = setTimeout(this.save, againMilliseconds)
      else this.isHeld = true
      this.say({ tone: 'warn', title: 'Not saved yet', text: reply.text })
    })
  }

  /** The base moves only when what others changed is in the form: a field typed in meanwhile is compared on the server next time. */
  private afterSave({ revision, taken }: Extract<Sent, { kind: 'saved' }>, sent: Record<string, string>): void {
    const now = answersIn(this.form)
    const isFree = Object.keys(taken).every((name) => now[name] === sent[name])
    if (isFree) {
      this.put(taken)
      this.setBase(revision)
    }
    const isAll = Object.keys(now).every((name) => now[name] === sent[name])
    if (isAll && isFree) forgetWords(this.asked.key)
    else {
      this.keep({ isSent: false })
      this.timer = setTimeout(this.save, quietMilliseconds)
    }
    this.say({ tone: 'info', title: 'Kept', text: Object.keys(taken).length > 0 ? savedTogether : saved })
  }

  private keep({ isSent }: { isSent: boolean }): void {
    keepWords(this.asked.key, { base: Number(this.base().value), values: answersIn(this.form), isSent })
  }

  private put(words: Record<string, string>): void {
    this.isPutting = true
    for (const [name, text] of Object.entries(words)) putWords(this.form, name, text)
    this.isPutting = false
  }

  private setBase(revision: number): void {
    this.base().value = String(revision)
  }

  private base(): HTMLInputElement {
    const field = this.form.elements.namedItem('base')
    if (!(field instanceof HTMLInputElement)) throw new Error('a section without its base')
    return field
  }
}

const saved = 'What you typed is saved.'
const savedTogether = 'What you typed is saved. Somebody else changed other fields meanwhile; they are as saved.'
const broughtBack = 'Words you typed here were not saved. They are back in the form, and are saved in a moment.'

import { useFetcher } from '@remix-run/react'
import { type FormEvent, useCallback, useEffect, useRef, useState } from 'react'
import type { SectionReply } from './section-reply.ts'

const quietMilliseconds = 1_500

/**
 * Saves the form a moment after the last key, with the button's own action. The base follows only what this page saved itself,
 * so words that came from elsewhere are never written over. With both versions on the page it waits for the button.
 */
export function useAutosave(firstBase: number, isComparing: boolean) {
  const fetcher = useFetcher<SectionReply>()
  const form = useRef<HTMLFormElement>(null)
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const isSubmitWaiting = useRef(false)
  const [isRefused, setRefused] = useState(isComparing)
  const base = Math.max(firstBase, fetcher.data?.saved?.revision ?? 0)
  const isBusy = fetcher.state !== 'idle'

  const save = useCallback(() => {
    if (!form.current) return
    const fields = new FormData(form.current)
    fields.set('autosave', 'yes')
    fetcher.submit(fields, { method: 'post' })
  }, [fetcher])

  // The timer must not outlive the page.
  useEffect(() => () => clearTimeout(timer.current), [])

  // A refusal, or a button pressed while a save was under way, is answered when that save is over.
  useEffect(() => {
    if (isBusy) return
    if (fetcher.data?.form) setRefused(true)
    if (!isSubmitWaiting.current) return
    isSubmitWaiting.current = false
    form.current?.requestSubmit()
  }, [isBusy, fetcher.data])

  const onInput = () => {
    clearTimeout(timer.current)
    if (!isRefused) timer.current = setTimeout(save, quietMilliseconds)
  }
  const onSubmit = (event: FormEvent) => {
    clearTimeout(timer.current)
    if (!isBusy) return
    event.preventDefault()
    isSubmitWaiting.current = true
  }
  return {
    form,
    base,
    onInput,
    onSubmit,
    isRefused: isRefused && !isComparing,
    says: says(fetcher.data, isBusy, isRefused),
  }
}

function says(reply: SectionReply | undefined, isBusy: boolean, isRefused: boolean): string | null {
  if (isRefused) return reply?.form ? 'Something stands against saving by itself. Press Save to see what.' : null
  if (isBusy) return 'Saving…'
  return reply?.saved ? 'What you typed is saved.' : null
}

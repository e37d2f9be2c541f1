import { type FormEvent, useEffect, useRef, useState } from 'react'
import { type Autosaved, Autosaver, type Said } from './autosaver.ts'

/** Ties a form to its autosaver for as long as it is on the page. */
export function useAutosave({ address, key, ownRevision, isAnswer }: Autosaved) {
  const form = useRef<HTMLFormElement>(null)
  const saver = useRef<Autosaver | null>(null)
  const [said, say] = useState<Said | null>(null)

  // The browser alone has a form to watch, and words of an earlier visit.
  useEffect(() => {
    if (!form.current) return
    const begun = new Autosaver(form.current, { address, key, ownRevision, isAnswer }, say)
    saver.current = begun
    begun.begin()
    return () => begun.end()
  }, [address, key, ownRevision, isAnswer])

  return {
    form,
    said,
    onInput: () => saver.current?.typed(),
    onSubmit: (event: FormEvent) => saver.current?.sent(event),
  }
}

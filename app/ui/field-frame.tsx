import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import { fieldId } from './error-summary.tsx'
import styles from './field.module.css'
import hidden from './visually-hidden.module.css'

export type FieldWords = {
  /** The name the form sends, and what the error summary links to. */
  name: string
  label: ReactNode
  /** hidden where a heading right above says the same. */
  labelIs?: 'shown' | 'hidden' | undefined
  hint?: ReactNode
  /** What is wrong, as a sentence. A list shows its first. */
  error?: string | readonly string[] | null | undefined
  /** Says "optional" after the label, save of a compact field, which is a filter. Fields are required unless this is true. */
  isOptional?: boolean | undefined
}

/** The ids and aria attributes that tie an input to its label, hint and error. */
export function tieField({ name, hint, error }: Pick<FieldWords, 'name' | 'hint' | 'error'>) {
  const id = fieldId(name)
  const message = firstError(error)
  const describedBy = [hint ? `${id}-hint` : null, message ? `${id}-error` : null].filter(Boolean).join(' ')
  return {
    id,
    message,
    aria: { 'aria-describedby': describedBy || undefined, 'aria-invalid': message ? true : undefined },
  }
}

/** Label, hint, error and the input, in reading order. */
export function FieldFrame({ children, look, ...words }: FieldWords & { look?: 'compact'; children: ReactNode }) {
  const { id, message } = tieField(words)
  return (
    <div className={classNames(styles.field, message && styles.wrong, look && styles[look])}>
      <label htmlFor={id} className={words.labelIs === 'hidden' ? hidden.hidden : styles.label}>
        {words.label}
        {words.isOptional && look !== 'compact' && <Optional />}
      </label>
      <HintAndError id={id} hint={words.hint} message={message} />
      {children}
    </div>
  )
}

/** The hint and the error of a field or of a group of choices. */
export function HintAndError({ id, hint, message }: { id: string; hint: ReactNode; message: string | undefined }) {
  return (
    <>
      {hint && (
        <div id={`${id}-hint`} className={styles.hint}>
          {hint}
        </div>
      )}
      {message && (
        <p id={`${id}-error`} className={styles.error}>
          {message}
        </p>
      )}
    </>
  )
}

/** The word after the label of a field that may stay empty. */
export function Optional() {
  return <span className={styles.optional}> (optional)</span>
}

function firstError(error: FieldWords['error']): string | undefined {
  return (typeof error === 'string' ? error : error?.[0]) || undefined
}

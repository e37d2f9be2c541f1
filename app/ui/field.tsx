import type { HTMLInputAutoCompleteAttribute, InputHTMLAttributes, ReactNode } from 'react'
import { classNames } from './class-names.ts'
import styles from './field.module.css'
import { FieldFrame, type FieldWords, tieField } from './field-frame.tsx'

type InputKind =
  | 'text'
  | 'email'
  | 'password'
  | 'date'
  | 'month'
  | 'datetime-local'
  | 'url'
  | 'tel'
  | 'search'
  | 'digits'

export type FieldProps = FieldWords & {
  /** digits is for whole numbers and codes: a text input with the number keyboard, without spinners. */
  kind?: InputKind | undefined
  defaultValue?: string | number | undefined
  autoComplete?: HTMLInputAutoCompleteAttribute | undefined
  /** As wide as what is expected, so the field hints at its answer. */
  width?: 'code' | 'short' | 'medium' | 'full' | undefined
  /** Stands inside the field's edge: $ before, GPU-h after. */
  prefix?: ReactNode
  suffix?: ReactNode
  /** The label beside the input, for filter bars and rows of a table. */
  look?: 'compact' | undefined
  maxLength?: number | undefined
  min?: string | undefined
  max?: string | undefined
  placeholder?: string | undefined
  inputMode?: InputHTMLAttributes<HTMLInputElement>['inputMode']
  spellCheck?: boolean | undefined
  readOnly?: boolean | undefined
}

/** One line to fill in. */
export function Field({ kind = 'text', width = 'full', prefix, suffix, look, ...field }: FieldProps) {
  const { name, label, labelIs, hint, error, isOptional, ...input } = field
  const { id, aria } = tieField({ name, hint, error })
  return (
    <FieldFrame
      name={name}
      label={label}
      labelIs={labelIs}
      hint={hint}
      error={error}
      isOptional={isOptional}
      {...(look && { look })}
    >
      <div className={classNames(styles.box, styles[width])}>
        {prefix && <span className={styles.affix}>{prefix}</span>}
        <input
          id={id}
          name={name}
          type={kind === 'digits' ? 'text' : kind}
          className={styles.input}
          aria-required={isOptional ? undefined : true}
          {...(kind === 'digits' && { inputMode: 'numeric' as const })}
          {...input}
          {...aria}
        />
        {suffix && <span className={styles.affix}>{suffix}</span>}
      </div>
    </FieldFrame>
  )
}

type TextAreaProps = FieldWords & {
  defaultValue?: string | undefined
  rows?: number | undefined
  maxLength?: number | undefined
  /** Counts words against this limit; the script keeps the count fresh, the server has the last word. */
  wordLimit?: number | undefined
  placeholder?: string | undefined
  readOnly?: boolean | undefined
}

/** Several lines to fill in. */
export function TextArea({ rows = 6, wordLimit, ...field }: TextAreaProps) {
  const { name, label, labelIs, hint, error, isOptional, ...input } = field
  const { id, aria } = tieField({ name, hint, error })
  return (
    <FieldFrame name={name} label={label} labelIs={labelIs} hint={hint} error={error} isOptional={isOptional}>
      <textarea
        id={id}
        name={name}
        rows={rows}
        className={classNames(styles.input, styles.area)}
        aria-required={isOptional || input.readOnly ? undefined : true}
        data-word-limit={wordLimit}
        {...input}
        {...aria}
      />
      {wordLimit && (
        <p className={styles.count} data-word-count={id}>
          Up to {wordLimit.toLocaleString('en-US')} words.
        </p>
      )}
    </FieldFrame>
  )
}

export type SelectOption = { value: string; label: string }

type SelectFieldProps = FieldWords & {
  options: readonly SelectOption[]
  /** The first, empty choice: "Choose a fund". */
  prompt?: string | undefined
  defaultValue?: string | undefined
  width?: 'short' | 'medium' | 'full' | undefined
  look?: 'compact' | undefined
}

/** One of many, as a native select. */
export function SelectField({ options, prompt, width = 'full', defaultValue, look, ...words }: SelectFieldProps) {
  const { id, aria } = tieField(words)
  return (
    <FieldFrame {...words} {...(look && { look })}>
      <div className={classNames(styles.box, styles[width])}>
        <select id={id} name={words.name} defaultValue={defaultValue} className={styles.select} {...aria}>
          {prompt !== undefined && <option value="">{prompt}</option>}
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      </div>
    </FieldFrame>
  )
}

type FileFieldProps = FieldWords & {
  /** What may be chosen, as the accept attribute: "application/pdf". */
  accept?: string | undefined
  /** The file that is already here, with a link to it. */
  kept?: ReactNode
}

/** A file to send. Says what is already here. */
export function FileField({ accept, kept, ...words }: FileFieldProps) {
  const { id, aria } = tieField(words)
  return (
    <FieldFrame {...words}>
      {kept && <div className={styles.kept}>{kept}</div>}
      <input id={id} name={words.name} type="file" accept={accept} className={styles.file} {...aria} />
    </FieldFrame>
  )
}

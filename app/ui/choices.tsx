import type { ReactNode } from 'react'
import styles from './choices.module.css'
import { classNames } from './class-names.ts'
import field from './field.module.css'
import { type FieldWords, HintAndError, Optional, tieField } from './field-frame.tsx'
import hidden from './visually-hidden.module.css'

export type Choice = {
  value: string
  label: ReactNode
  hint?: ReactNode
  /** Fields that belong to this choice; shown while it is chosen, and always where the browser cannot tell. */
  reveals?: ReactNode
}

type RadiosProps = FieldWords & { choices: readonly Choice[]; defaultValue?: string | undefined }

/** One of a few. */
export function Radios({ choices, defaultValue, ...words }: RadiosProps) {
  return (
    <ChoiceGroup {...words}>
      {choices.map((choice, index) => (
        <ChoiceLine
          key={choice.value}
          kind="radio"
          choice={choice}
          name={words.name}
          index={index}
          isChosen={choice.value === defaultValue}
        />
      ))}
    </ChoiceGroup>
  )
}

type CheckboxesProps = FieldWords & { choices: readonly Choice[]; defaultValues?: readonly string[] | undefined }

/** Any of a few. */
export function Checkboxes({ choices, defaultValues = [], ...words }: CheckboxesProps) {
  return (
    <ChoiceGroup {...words} isOptional={false}>
      {choices.map((choice, index) => (
        <ChoiceLine
          key={choice.value}
          kind="checkbox"
          choice={choice}
          name={words.name}
          index={index}
          isChosen={defaultValues.includes(choice.value)}
        />
      ))}
    </ChoiceGroup>
  )
}

type CheckboxProps = Omit<FieldWords, 'isOptional'> & {
  value?: string | undefined
  isChecked?: boolean | undefined
  reveals?: ReactNode
}

/** A single yes. Never ticked for people unless they ticked it. */
export function Checkbox({ name, label, hint, error, value = 'yes', isChecked = false, reveals }: CheckboxProps) {
  const { id, message } = tieField({ name, hint: null, error })
  return (
    <div className={classNames(field.group, message && field.wrong)}>
      <HintAndError id={id} hint={null} message={message} />
      <ChoiceLine
        kind="checkbox"
        choice={{ value, label, hint, reveals }}
        name={name}
        index={0}
        isChosen={isChecked}
        describedBy={message ? `${id}-error` : undefined}
      />
    </div>
  )
}

function ChoiceGroup({ children, ...words }: FieldWords & { children: ReactNode }) {
  const { id, message, aria } = tieField(words)
  return (
    <fieldset className={classNames(field.group, message && field.wrong)} aria-describedby={aria['aria-describedby']}>
      <legend className={words.labelIs === 'hidden' ? hidden.hidden : field.legend}>
        {words.label}
        {words.isOptional && <Optional />}
      </legend>
      <HintAndError id={id} hint={words.hint} message={message} />
      {children}
    </fieldset>
  )
}

type ChoiceLineProps = {
  kind: 'radio' | 'checkbox'
  choice: Choice
  name: string
  index: number
  isChosen: boolean
  describedBy?: string | undefined
}

/** The first line of a group carries the field's own id, so the error summary's link lands on it. */
function ChoiceLine({ kind, choice, name, index, isChosen, describedBy }: ChoiceLineProps) {
  const { id: groupId } = tieField({ name })
  const id = index === 0 ? groupId : `${groupId}-${index + 1}`
  const hintId = choice.hint ? `${id}-choice-hint` : undefined
  return (
    <div className={choice.reveals ? styles.withRevealed : undefined}>
      <div className={styles.choice}>
        <input
          id={id}
          type={kind}
          name={name}
          value={choice.value}
          defaultChecked={isChosen}
          aria-describedby={classNames(hintId, describedBy)}
        />
        <div className={styles.choiceLabel}>
          <label htmlFor={id}>{choice.label}</label>
          {choice.hint && (
            <span id={hintId} className={styles.choiceHint}>
              {choice.hint}
            </span>
          )}
        </div>
      </div>
      {choice.reveals && <div className={styles.revealed}>{choice.reveals}</div>}
    </div>
  )
}

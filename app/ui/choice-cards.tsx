import type { ReactNode } from 'react'
import styles from './choice-cards.module.css'
import { classNames } from './class-names.ts'
import { type FieldWords, HintAndError, tieField } from './field-frame.tsx'
import hidden from './visually-hidden.module.css'

export type ChoiceCard = {
  value: string
  /** The large words: $100. */
  label: ReactNode
  /** What it becomes: "about 40 GPU-hours". */
  detail?: ReactNode
}

type ChoiceCardsProps = FieldWords & {
  cards: readonly ChoiceCard[]
  defaultValue?: string | undefined
  /** The last card: an amount of one's own, sent under its own name. Its radio sends "other". */
  other?:
    | {
        name: string
        label: string
        defaultValue?: string | undefined
        error?: string | undefined
        /** What is typed, where it is not dollars. */
        unit?: { sign: string; words: string } | undefined
      }
    | undefined
}

/** One of a few large cards, or another amount typed. Works without script: the field is always there to type in. */
export function ChoiceCards({ cards, defaultValue, other, ...words }: ChoiceCardsProps) {
  const { id, message } = tieField(words)
  const described = [words.hint ? `${id}-hint` : null, message ? `${id}-error` : null].filter(Boolean).join(' ')
  return (
    <fieldset
      className={classNames(styles.group, message && styles.wrong)}
      aria-describedby={described || undefined}
      data-choice-cards
    >
      <legend className={words.labelIs === 'hidden' ? hidden.hidden : styles.legend}>{words.label}</legend>
      <HintAndError id={id} hint={words.hint} message={message} />
      <div className={styles.cards}>
        {cards.map((card, index) => (
          <label key={card.value} className={styles.card}>
            <input
              id={index === 0 ? id : undefined}
              type="radio"
              name={words.name}
              value={card.value}
              defaultChecked={card.value === defaultValue}
              className={styles.radio}
            />
            <span className={styles.label}>{card.label}</span>
            {card.detail && <span className={styles.detail}>{card.detail}</span>}
          </label>
        ))}
        {other && <OtherCard name={words.name} other={other} isChosen={defaultValue === 'other'} />}
      </div>
    </fieldset>
  )
}

type OtherCardProps = { name: string; other: NonNullable<ChoiceCardsProps['other']>; isChosen: boolean }

function OtherCard({ name, other, isChosen }: OtherCardProps) {
  const { id, message, aria } = tieField({ name: other.name, error: other.error })
  const unit = other.unit ?? { sign: '$', words: 'in dollars' }
  return (
    <div className={classNames(styles.card, styles.other)}>
      <label className={styles.otherChoice}>
        <input type="radio" name={name} value="other" defaultChecked={isChosen} className={styles.radio} />
        <span className={styles.otherLabel}>{other.label}</span>
      </label>
      <div className={styles.otherBox}>
        <span aria-hidden="true">{unit.sign}</span>
        <input
          id={id}
          name={other.name}
          type="text"
          inputMode="decimal"
          autoComplete="off"
          maxLength={20}
          defaultValue={other.defaultValue}
          aria-label={`${other.label}, ${unit.words}`}
          className={styles.otherInput}
          data-choice-other={name}
          {...aria}
        />
      </div>
      {message && (
        <p id={`${id}-error`} className={styles.error}>
          {message}
        </p>
      )}
    </div>
  )
}

import { type Cents, formatCents } from '#app/units/money.ts'
import { classNames } from './class-names.ts'
import styles from './quantity.module.css'

type MoneyProps = {
  of: Cents
  /** Drops ".00" from round sums, in headings and large figures. */
  isWholeWhenRound?: boolean | undefined
  /** Plain takes the colour of the text around it, in tables where every figure is money. */
  look?: 'coloured' | 'plain' | undefined
}

/** An amount of money: $1,234.56. */
export function Money({ of, isWholeWhenRound = false, look = 'plain' }: MoneyProps) {
  return (
    <span className={classNames(styles.figure, look === 'coloured' && styles.money)}>
      {formatCents(of, { wholeWhenRound: isWholeWhenRound })}
    </span>
  )
}

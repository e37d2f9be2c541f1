import { Prose } from '#app/ui/layout.tsx'

type BeforeRefundProps = {
  isDebit: boolean
  isInEuros: boolean
  isAskedAbout: boolean
  isOffline: boolean
  /** Why it is in quarantine. */
  because: string | null
  property: object | null
}

/** What finance should know before money goes back: who could get it twice, and what it does to the books. */
export function BeforeRefund({ isDebit, isInEuros, isAskedAbout, isOffline, because, property }: BeforeRefundProps) {
  return (
    <Prose>
      {isDebit && (
        <p>
          This gift came by bank debit. Its giver’s bank can take such money back for{' '}
          {!isInEuros ? 'sixty days' : 'eight weeks without a reason, and thirteen months with one'}: who is given it
          back here and takes it back there is paid twice. Ask the giver first.
        </p>
      )}
      {isInEuros && !because && (
        <p>
          It was given in euros and goes back in euros, at the rate of the day. Its fund loses the dollars it was booked
          at, or the share of them for a part; what the rate makes of it besides is a difference of currency in the
          books.
        </p>
      )}
      {isAskedAbout && (
        <p>
          The giver’s bank asks about this gift. Only a refund of all that is left ends the inquiry: after a part, the
          bank can still take the whole, and that part is paid twice.
        </p>
      )}
      {because && (
        <p>
          {because}. What was paid is booked with a receipt first, and given back at once: the giver gets both letters,
          and the books show the money that came and went.
        </p>
      )}
      <p>
        The revenue is reversed over the funds of the gift, the receipt is replaced by one that says so, and the giver
        gets a letter. {property && 'Hand it back first: this writes down that you did, whole. '}
        {isOffline && !property && 'Send the money from the bank first: this writes down that you did. '}
        {!isOffline && 'Stripe keeps its fee. '}
        This cannot be taken back.
      </p>
    </Prose>
  )
}

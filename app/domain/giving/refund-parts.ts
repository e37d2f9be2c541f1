/**
 * How a refund falls on the funds of a gift. Each fund's part follows from everything refunded so far, so the parts of many
 * refunds add up exactly; the same rule as the view gift_money. Splits come in the order of their funds' ids. A part may be
 * a cent below zero when rounding moves on from one fund to the next.
 */
export function refundParts(
  splits: readonly { amount: bigint }[],
  refunded: { before: bigint; after: bigint },
): bigint[] {
  const total = splits.reduce((sum, split) => sum + split.amount, 0n)
  if (total <= 0n) throw new Error('a gift without splits cannot be refunded')
  let upto = 0n
  return splits.map(({ amount }) => {
    const from = upto
    upto += amount
    const shareOf = (back: bigint) => (back * upto) / total - (back * from) / total
    return shareOf(refunded.after) - shareOf(refunded.before)
  })
}

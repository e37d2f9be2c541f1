import { invalid } from '../wire/errors.ts'
import type { Param } from '../wire/params.ts'
import type { World } from '../world.ts'

/** Every type the API names in the filter; only those switched on for the account are ever offered. */
export const paymentMethodTypes = [
  'acss_debit',
  'affirm',
  'afterpay_clearpay',
  'alipay',
  'alma',
  'amazon_pay',
  'au_becs_debit',
  'bacs_debit',
  'bancontact',
  'billie',
  'bizum',
  'blik',
  'boleto',
  'card',
  'cashapp',
  'crypto',
  'customer_balance',
  'eps',
  'fpx',
  'giropay',
  'grabpay',
  'ideal',
  'kakao_pay',
  'klarna',
  'konbini',
  'kr_card',
  'link',
  'mb_way',
  'mobilepay',
  'multibanco',
  'naver_pay',
  'nz_bank_account',
  'oxxo',
  'p24',
  'pay_by_bank',
  'payco',
  'paynow',
  'paypal',
  'paypay',
  'payto',
  'pix',
  'promptpay',
  'revolut_pay',
  'samsung_pay',
  'satispay',
  'scalapay',
  'sepa_debit',
  'sequra',
  'sofort',
  'sunbit',
  'swish',
  'twint',
  'upi',
  'us_bank_account',
  'wechat_pay',
  'zip',
] as const

/** Bank debits know one currency each. */
const currencyOf: Record<string, string> = { us_bank_account: 'usd', sepa_debit: 'eur' }

/**
 * What a payment offers: the account's types, less those the filter leaves out or the currency does not fit. Types that are
 * not switched on vanish silently.
 */
export function offeredTypes(
  world: World,
  { allowed, currency }: { allowed: readonly string[] | undefined; currency: string | null },
): string[] {
  const offered = world.settings.paymentMethodTypes
    .filter((type) => allowed === undefined || allowed.includes(type))
    .filter((type) => currency === null || currencyOf[type] === undefined || currencyOf[type] === currency)
  if (offered.length > 0) return [...offered]
  throw invalid(
    'No valid payment method types for this configuration: none of the allowed types is switched on in the Dashboard.',
    { param: 'allowed_payment_method_types' },
  )
}

/** `payment_method_types` left the API in 2026-09-30.endive; nearly every older example still sends it. */
export function typesGone(): Param<undefined> {
  return {
    absent: () => undefined,
    read(_raw, at) {
      throw invalid(
        'The payment_method_types parameter is no longer supported. Use allowed_payment_method_types to filter the payment methods that are switched on in your Dashboard.',
        { code: 'payment_method_types_no_longer_supported', param: at },
      )
    },
  }
}

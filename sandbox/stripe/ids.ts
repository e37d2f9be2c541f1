import { createHash, randomBytes } from 'node:crypto'

/** How long the part after the prefix is, by kind, as at Stripe. */
const shapes = {
  cs_test_: { lead: 'a1', length: 56 },
  cus_: { lead: '', length: 14 },
  prod_: { lead: '', length: 14 },
  price_: { lead: '1', length: 23 },
  li_: { lead: '1', length: 23 },
  pi_: { lead: '3', length: 23 },
  pm_: { lead: '1', length: 23 },
  ch_: { lead: '3', length: 23 },
  re_: { lead: '3', length: 23 },
  pyr_: { lead: '1', length: 23 },
  py_: { lead: '3', length: 23 },
  seti_: { lead: '1', length: 23 },
  setatt_: { lead: '1', length: 23 },
  sub_: { lead: '1', length: 23 },
  si_: { lead: '', length: 14 },
  in_: { lead: '1', length: 23 },
  il_: { lead: '1', length: 23 },
  inpay_: { lead: '1', length: 23 },
  clock_: { lead: '1', length: 23 },
  mandate_: { lead: '1', length: 23 },
  dp_: { lead: '1', length: 23 },
  po_: { lead: '1', length: 23 },
  issfr_: { lead: '1', length: 23 },
  bps_: { lead: '1', length: 23 },
  bpc_: { lead: '1', length: 23 },
  txn_: { lead: '3', length: 23 },
  evt_: { lead: '1', length: 23 },
  we_: { lead: '1', length: 23 },
  req_: { lead: '', length: 14 },
  whsec_: { lead: '', length: 32 },
  acct_: { lead: '1', length: 15 },
  dlv_: { lead: '', length: 16 },
  tmr_: { lead: '', length: 16 },
  flt_: { lead: '', length: 8 },
  secret_: { lead: '', length: 25 },
} as const

export type IdPrefix = keyof typeof shapes

export interface Ids {
  next(prefix: IdPrefix): string
}

/** Makes ids. With a seed the same calls give the same ids; `counter` lets a restart go on where it stopped. */
export function createIds(options: { seed: string; counter: () => number }): Ids {
  return {
    next(prefix) {
      const { lead, length } = shapes[prefix]
      const digest = createHash('sha512').update(`${options.seed}:${prefix}:${options.counter()}`).digest()
      return `${prefix}${lead}${alphanumeric(digest, length)}`
    },
  }
}

export function randomSeed(): string {
  return randomBytes(12).toString('hex')
}

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

function alphanumeric(bytes: Buffer, length: number): string {
  return Array.from(bytes.subarray(0, length), (byte) => alphabet.charAt(byte % alphabet.length)).join('')
}

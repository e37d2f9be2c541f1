import { sql } from 'drizzle-orm'
import { bank, earlierGiftsOf, earlierMoney, giftsOf } from '#app/domain/ledger/account.ts'
import { drawFund } from '#app/domain/ledger/draw-fund.server.ts'
import { postEntries } from '#app/domain/ledger/post-entries.server.ts'
import type { Touches } from '#app/domain/world.ts'
import { dayIn } from '#app/units/time.ts'
import type { Tx } from '#db/client.server.ts'
import { channelWords } from '../arrival.ts'
import type { ToldGift } from './giving-import.ts'
import type { HeldImport } from './hold-import.server.ts'
import { hashOf } from './row-key.ts'
import type { RowToWrite, RunBy } from './run-import.server.ts'

type Ask = { by: RunBy; held: HeldImport; rows: readonly RowToWrite[] }

/**
 * Writes the gifts of some rows as settled, each with its split and its entry, and with neither receipt nor letter: whoever kept the
 * other books has thanked for them. Earlier money stands in accounts of its own, which no fund can spend; money at the bank joins its
 * fund, and pays lots that wait for it. Nothing matches an imported gift.
 */
export async function writeGifts(tx: Tx, world: Touches<'clock' | 'lab'>, { by, held, rows }: Ask): Promise<void> {
  const gifts = rows.flatMap((row) => (row.told.gift ? [giftOf(row, { by, held, gift: row.told.gift })] : []))
  if (gifts.length === 0) return
  await tx.execute(sql`
    insert into gift (id, intent_id, intent_hash, donor_id, channel, state, giver_name, giver_email, gift_amount, fee_cover, gross,
      gift_date, settled_at, is_anonymous, note, import_id, is_earlier, created_at)
    select j.id, j."intentId", j."intentHash", j."donorId", j.channel, 'settled', j."giverName", j."giverEmail", j.amount, 0, j.amount,
      j."giftDate", j.at, j."isAnonymous", j.note, ${held.id}, ${held.choices.money === 'earlier'}, j.at
    from json_to_recordset(${JSON.stringify(gifts)}::json) as j(id text, "intentId" text, "intentHash" text, "donorId" text, channel text,
      "giverName" text, "giverEmail" text, amount bigint, "giftDate" date, at timestamptz, "isAnonymous" boolean, note text)`)
  await tx.execute(sql`
    insert into gift_split (gift_id, fund_id, amount) select j.id, j."fundId", j.amount
    from json_to_recordset(${JSON.stringify(gifts)}::json) as j(id text, "fundId" text, amount bigint)`)
  await tx.execute(sql`
    update giving_import_row r set gift_id = j.id from json_to_recordset(${JSON.stringify(gifts)}::json) as j(id text, row int)
    where r.import_id = ${held.id} and r.row = j.row`)
  const effectiveOn = dayIn(world.lab.timeZone, by.at)
  await postEntries(
    tx,
    by.ids,
    gifts.map(({ id, channel, fundId, amount }) => ({
      kind: 'gift-settled',
      source: { type: 'gift', id },
      effectiveOn,
      recordedAt: by.at,
      actor: by.staff.id,
      memo: `Gift by ${channelWords[channel].toLowerCase()}, imported`,
      moves: [{ ...accountsOf(held, fundId), amount: BigInt(amount) }],
    })),
  )
  if (held.choices.money === 'earlier') return
  for (const fundId of new Set(gifts.map((gift) => gift.fundId))) await drawFund(tx, by, fundId)
}

function accountsOf({ choices }: HeldImport, fundId: ToldGift['fundId']) {
  return choices.money === 'earlier'
    ? { from: earlierGiftsOf(fundId), to: earlierMoney }
    : { from: giftsOf(fundId), to: bank }
}

/** The intent follows from the row, so that a row is one gift however often it is tried. */
function giftOf(
  { row, told, donorId, externalKey }: RowToWrite,
  { by, held, gift }: Omit<Ask, 'rows'> & { gift: ToldGift },
) {
  const { reference, ...rest } = gift
  return {
    ...rest,
    row,
    id: by.ids.next('gft'),
    intentId: hashOf(`${held.id}:${row}`),
    intentHash: hashOf(externalKey),
    donorId,
    giverName: told.donor.name,
    giverEmail: told.donor.email,
    note: [gift.note, reference && `Reference: ${reference}`].filter(Boolean).join('\n') || null,
    at: by.at,
  }
}

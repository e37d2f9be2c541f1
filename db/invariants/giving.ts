import type { Invariant } from './invariant.ts'

const booked = "('settled', 'partly_refunded', 'refunded', 'disputed', 'lost')"

/** The newest thing the portal knows to have happened: age is counted to it, so that a stopped clock ages nothing. */
const latest = `(select greatest((select max(at) from happening), (select max(swept_until) from stripe_sweep)))`

export const givingInvariants: Invariant[] = [
  {
    name: 'every settled gift has exactly one revenue entry',
    because: 'money that came in is income once',
    finds: `select g.id, count(e.id) as entries from gift g
      left join journal_entry e on e.source_type = 'gift' and e.source_id = g.id and e.kind = 'gift-settled'
      group by g.id, g.state having count(e.id) <> case when g.state in ${booked} then 1 else 0 end`,
  },
  {
    name: 'what is left of a gift is what the books say',
    because: 'totals come from the journal, and the gift must agree',
    finds: `select left_over.id, left_over.booked, g.gross - g.refunded as kept from gift g join (
        select id, sum(booked) as booked from (
          select g.id, -coalesce(sum(p.amount), 0) as booked from gift g
            join journal_entry e on e.source_type = 'gift' and e.source_id = g.id
            join posting p on p.entry_id = e.id and (p.account like 'gifts:%' or p.account like 'earlier-gifts:%' or p.account like 'property-gifts:%') group by g.id
          union all
          select r.gift_id, -coalesce(sum(p.amount), 0) from refund r
            join journal_entry e on e.source_type = 'refund' and e.source_id = r.id
            join posting p on p.entry_id = e.id and (p.account like 'gifts:%' or p.account like 'property-gifts:%') group by r.gift_id
          union all
          select d.gift_id, -coalesce(sum(p.amount), 0) from dispute d
            join journal_entry e on e.source_type = 'dispute' and e.source_id = d.id
            join posting p on p.entry_id = e.id and p.account like 'gifts:%' group by d.gift_id) parts
        group by id) left_over on left_over.id = g.id
      where left_over.booked <> g.gross - g.refunded`,
  },
  {
    name: 'every settled gift has exactly one current receipt',
    because: 'a giver must be able to prove a gift, and only once',
    finds: `select g.id, count(r.id) as receipts from gift g
      left join receipt r on r.gift_id = g.id and not exists (select from receipt later where later.supersedes = r.id)
      group by g.id, g.state having count(r.id) <> case when g.state in ${booked} and g.import_id is null then 1 else 0 end`,
  },
  {
    name: 'every settled gift has exactly one letter',
    because: 'an acknowledgement is owed, and a second one looks like a second charge',
    finds: `select g.id, count(l.id) as letters from gift g
      left join letter l on l.kind = 'gift-receipt' and l.subject_id = g.id
      group by g.id, g.state having count(l.id) <> case when g.state in ${booked} and g.import_id is null then 1 else 0 end`,
  },
  {
    name: 'the splits of a gift add up to it',
    because: 'every cent belongs to a fund',
    finds: `select g.id, g.gross, sum(s.amount) as split from gift g left join gift_split s on s.gift_id = g.id
      group by g.id having sum(s.amount) is distinct from g.gross`,
  },
  {
    name: 'refunds never exceed what was received',
    because: 'no more can go back than came',
    finds: `select g.id, g.gross, g.refunded, sum(r.amount) filter (where r.state = 'succeeded') as sent, t.taken from gift g
      left join refund r on r.gift_id = g.id
      cross join lateral (select coalesce(sum(d.taken), 0) as taken from dispute d where d.gift_id = g.id) t
      group by g.id, t.taken
      having coalesce(sum(r.amount) filter (where r.state = 'succeeded'), 0) + t.taken <> g.refunded
        or coalesce(sum(r.amount) filter (where r.state <> 'failed'), 0) > g.gross`,
  },
  {
    name: 'a receipt says what came back for its gift, and what may be deducted',
    because: 'a giver who deducts too much pays for it, and the lab pays a penalty for saying nothing (IRC 6714)',
    finds: `select r.number from receipt r left join gift_benefit b on b.gift_id = r.gift_id
      where r.kind <> 'void' and (b.gift_id is not null) <> (strpos(r.snapshot, '"benefit":{') > 0)
      union all select r.number from receipt r join gift_benefit b on b.gift_id = r.gift_id
      where r.kind <> 'void' and (r.snapshot::jsonb ->> 'deductible')::bigint is distinct from
        case when (r.snapshot::jsonb #>> '{benefit,isToken}')::boolean then r.amount else greatest(r.amount - b.fair_value, 0) end`,
  },
  {
    name: 'receipt numbers have no gap within a year',
    because: 'a missing number is a question an auditor asks',
    finds: `select s.year, s.last, count(r.id) as receipts, max(r.serial) as highest from receipt_serial s
      left join receipt r on r.year = s.year group by s.year having count(r.id) <> s.last or max(r.serial) <> s.last`,
  },
  {
    name: 'receipts say what they said when they were issued',
    because: 'a snapshot never changes',
    finds: `select number from receipt where removed_at is null and sha256 <> encode(sha256(convert_to(snapshot, 'UTF8')), 'hex')`,
  },
  {
    name: 'no operation at Stripe stays without an answer for a day',
    because: 'a key is forgotten after a day, and then nobody knows',
    finds: `select key, state from stripe_operation
      where state in ('prepared', 'sent', 'unknown') and prepared_at < ${latest} - interval '24 hours'`,
  },
  {
    name: 'no event of Stripe waits for a day',
    because: 'stored news that nobody reads is lost news',
    finds: `select id, type from stripe_event where processed_at is null and received_at < ${latest} - interval '24 hours'`,
  },
  {
    name: "every line of Stripe's books has exactly one entry",
    because: 'cash at Stripe is explained line by line',
    finds: `select b.id, b.entry_id, count(e.id) as entries from stripe_balance_line b
      left join journal_entry e on e.source_type = 'stripe-balance-line' and e.source_id = b.id
      group by b.id having b.entry_id is null or count(e.id) <> case when b.fee <> 0 then 1 else 0 end`,
  },
  {
    name: "every fee in the books has its line of Stripe's",
    because: 'a fee nobody charged is not an expense',
    finds: `select e.id from journal_entry e left join stripe_balance_line b on b.id = e.source_id
      where e.kind = 'processing-fee' and b.id is null`,
  },
  {
    name: 'the charge of a gift is the gift',
    because: 'what Stripe took must be what the giver agreed to',
    finds: `select b.id, b.amount, g.gross from stripe_balance_line b join gift g on g.stripe_charge_id = b.source_id
      where b.amount <> g.gross`,
  },
  {
    name: 'anonymous and unlisted givers are absent from every public view',
    because: 'a name once shown cannot be taken back',
    finds: `select p.gift_id from public_gift p join gift g on g.id = p.gift_id
      where g.is_anonymous or g.public_name is null or p.public_name is distinct from g.public_name`,
  },
]

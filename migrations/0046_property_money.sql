-- Property pays for hours once it is sold, and with what it brought: what was given is no money before that.
create or replace view gift_money as
  select shared.gift_id, shared.fund_id, shared.settled_at, shared.amount as received,
    case when shared.state in ('refunded', 'lost') then 0::bigint
      else shared.amount - (div(shared.refunded * shared.upto, shared.total) - div(shared.refunded * (shared.upto - shared.amount), shared.total))::bigint
    end as available
  from (
    select g.id as gift_id, s.fund_id, g.settled_at, g.state, coalesce(p.proceeds, s.amount) as amount, g.refunded::numeric,
      sum(coalesce(p.proceeds, s.amount)) over (partition by g.id order by s.fund_id) as upto,
      sum(coalesce(p.proceeds, s.amount)) over (partition by g.id) as total
    from gift g join gift_split s on s.gift_id = g.id left join property_gift p on p.gift_id = g.id
    where g.state in ('settled', 'partly_refunded', 'refunded', 'disputed', 'lost') and g.settled_at is not null and not g.is_earlier
      and (p.gift_id is null or p.sold_at is not null)
  ) shared;

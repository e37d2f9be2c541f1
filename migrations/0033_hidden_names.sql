-- A name staff have hidden leaves every public page at once, for all of them read this view.
create or replace view public_gift as
  select g.id as gift_id, g.public_name, g.campaign_id, g.gift_date, g.settled_at, g.gift_amount, g.refunded
  from gift g
  where g.public_name is not null and not g.is_anonymous and g.state in ('settled', 'partly_refunded', 'disputed')
    and not exists (select from wall_entry w where w.name = g.public_name and w.is_hidden);

-- What the public may know of gifts: those whose giver chose a name to show, while their money is here. Public pages read
-- this view and never the table, so an anonymous or unlisted giver cannot appear by a slip.
create view public_gift as
  select g.id as gift_id, g.public_name, g.campaign_id, g.gift_date, g.settled_at, g.gift_amount, g.refunded
  from gift g
  where g.public_name is not null and not g.is_anonymous and g.state in ('settled', 'partly_refunded', 'disputed');
--> statement-breakpoint
grant select on public_gift to atom_portal;

-- What arrives for a donor that was made one with another stands with the other, also when both happen at once: the lock waits
-- for a merge that is under way, and reads what it wrote.
create function follow_merged_donor() returns trigger language plpgsql as $$
declare
  leads_to text;
begin
  if new.donor_id is not null then
    select coalesce(d.merged_into, d.id) into leads_to from donor d where d.id = new.donor_id for key share;
    new.donor_id := coalesce(leads_to, new.donor_id);
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger gift_follows_merged_donor before insert on gift for each row execute function follow_merged_donor();
--> statement-breakpoint
create trigger plan_follows_merged_donor before insert on recurring_plan for each row execute function follow_merged_donor();
--> statement-breakpoint
create trigger pledge_follows_merged_donor before insert on pledge for each row execute function follow_merged_donor();
--> statement-breakpoint
create trigger supply_lot_follows_merged_donor before insert on supply_lot for each row execute function follow_merged_donor();

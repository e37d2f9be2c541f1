-- The claims a company's gift answers are never more than it together, whoever writes them: the gift's row is locked while they are added up.
create function refuse_more_than_gift() returns trigger language plpgsql as $$
declare
  given bigint;
  answered bigint;
begin
  select gross into given from gift where id = new.company_gift_id for update;
  select sum(c.answered) into answered from employer_claim c where c.company_gift_id = new.company_gift_id and c.id <> new.id;
  if coalesce(answered, 0) + new.answered > given then
    raise exception 'claims have more of gift % than it is', new.company_gift_id using errcode = 'check_violation';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger employer_claim_within_gift before insert or update of company_gift_id, answered on employer_claim
  for each row when (new.company_gift_id is not null) execute function refuse_more_than_gift();

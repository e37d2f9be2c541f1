-- The one deadline of a call: what the page shows, what the verb asks and what the letter says.
create function call_deadline(call_id text) returns timestamptz language sql stable as $$
  select closes_at + make_interval(mins => grace_minutes) from call where id = call_id
$$;

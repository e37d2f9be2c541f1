-- Receipts were issued by every version: a correction is a further one.
create trigger token_limit_append_only before update or delete or truncate on token_limit for each statement execute function refuse_change();

-- Statements are like receipts: what was put into a giver's hands stays as it was.
revoke update, delete on year_statement, year_statement_line from atom_portal;
--> statement-breakpoint
create trigger year_statement_append_only before update or delete or truncate on year_statement for each statement execute function refuse_change();
--> statement-breakpoint
create trigger year_statement_line_append_only before update or delete or truncate on year_statement_line for each statement execute function refuse_change();

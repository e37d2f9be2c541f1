-- The few gifts whose money went back, so that a draw asks only these whether they paid too much.
create index gift_gone_back on gift (id) where refunded > 0 or state = 'lost';
--> statement-breakpoint
insert into lot_cover (lot_id, drawn) select lot_id, sum(amount) from fund_draw group by lot_id;

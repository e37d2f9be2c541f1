CREATE TABLE "lot_cover" (
	"lot_id" text PRIMARY KEY NOT NULL,
	"drawn" bigint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "lot_cover" ADD CONSTRAINT "lot_cover_lot_id_supply_lot_id_fk" FOREIGN KEY ("lot_id") REFERENCES "public"."supply_lot"("id") ON DELETE no action ON UPDATE no action;
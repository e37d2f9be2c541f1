CREATE TABLE "wall_place" (
	"id" text PRIMARY KEY NOT NULL,
	"donor_id" text NOT NULL,
	"name" text NOT NULL,
	"link" text,
	"logo_key" text,
	"logo_type" text,
	"logo_sha256" text,
	"logo_width" integer,
	"logo_height" integer,
	"state" text NOT NULL,
	"asked_by" text NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"decided_by" text,
	"decided_at" timestamp with time zone,
	"reason" text,
	CONSTRAINT "wall_place_link" CHECK ("wall_place"."link" like 'https://%'),
	CONSTRAINT "wall_place_logo" CHECK (num_nulls("wall_place"."logo_key", "wall_place"."logo_type", "wall_place"."logo_sha256", "wall_place"."logo_width", "wall_place"."logo_height") in (0, 5)),
	CONSTRAINT "wall_place_logo_seen" CHECK ("wall_place"."state" in ('waiting', 'shown') or "wall_place"."logo_key" is null),
	CONSTRAINT "wall_place_decided" CHECK (("wall_place"."decided_at" is null) = ("wall_place"."decided_by" is null)
        and ("wall_place"."state" not in ('shown', 'refused', 'taken_down') or "wall_place"."decided_at" is not null)),
	CONSTRAINT "wall_place_reason" CHECK (("wall_place"."state" in ('refused', 'taken_down')) = ("wall_place"."reason" is not null))
);
--> statement-breakpoint
ALTER TABLE "wall_place" ADD CONSTRAINT "wall_place_donor_id_donor_id_fk" FOREIGN KEY ("donor_id") REFERENCES "public"."donor"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wall_place" ADD CONSTRAINT "wall_place_asked_by_person_id_fk" FOREIGN KEY ("asked_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wall_place" ADD CONSTRAINT "wall_place_decided_by_person_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "wall_place_by_donor" ON "wall_place" USING btree ("donor_id","id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "wall_place_waiting" ON "wall_place" USING btree ("id") WHERE "wall_place"."state" = 'waiting';--> statement-breakpoint
CREATE INDEX "wall_place_shown" ON "wall_place" USING btree ("donor_id","id" DESC NULLS LAST) WHERE "wall_place"."state" = 'shown';--> statement-breakpoint
CREATE INDEX "wall_place_by_logo" ON "wall_place" USING btree ("logo_sha256") WHERE "wall_place"."logo_key" is not null;
CREATE TABLE "stop" (
	"what" text PRIMARY KEY NOT NULL,
	"reason" text NOT NULL,
	"stopped_by" text NOT NULL,
	"stopped_at" timestamp with time zone NOT NULL,
	CONSTRAINT "stop_what" CHECK ("stop"."what" in ('search', 'exports'))
);
--> statement-breakpoint
ALTER TABLE "stop" ADD CONSTRAINT "stop_stopped_by_person_id_fk" FOREIGN KEY ("stopped_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;
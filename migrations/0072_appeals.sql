CREATE TABLE "appeal" (
	"id" text PRIMARY KEY NOT NULL,
	"application_id" text NOT NULL,
	"grounds" text NOT NULL,
	"words" text NOT NULL,
	"made_by" text NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	"state" text NOT NULL,
	"answer" text,
	"answered_by" text,
	"answered_at" timestamp with time zone,
	CONSTRAINT "appeal_application_id_unique" UNIQUE("application_id"),
	CONSTRAINT "appeal_grounds_known" CHECK ("appeal"."grounds" in ('procedure', 'fact')),
	CONSTRAINT "appeal_state_known" CHECK ("appeal"."state" in ('open', 'upheld', 'declined')),
	CONSTRAINT "appeal_answered_once" CHECK (("appeal"."state" = 'open') = ("appeal"."answered_at" is null) and ("appeal"."state" = 'open') = ("appeal"."answered_by" is null)
        and ("appeal"."state" = 'open') = ("appeal"."answer" is null))
);
--> statement-breakpoint
ALTER TABLE "call" ADD COLUMN "appeal_days" integer DEFAULT 14 NOT NULL;--> statement-breakpoint
ALTER TABLE "appeal" ADD CONSTRAINT "appeal_application_id_application_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."application"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appeal" ADD CONSTRAINT "appeal_made_by_person_id_fk" FOREIGN KEY ("made_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appeal" ADD CONSTRAINT "appeal_answered_by_person_id_fk" FOREIGN KEY ("answered_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "call" ADD CONSTRAINT "call_appeal_days" CHECK ("call"."appeal_days" between 1 and 365);
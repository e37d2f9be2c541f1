CREATE TABLE "signature" (
	"id" text PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"affiliation" text,
	"words" text,
	"state" text NOT NULL,
	"is_notable" boolean DEFAULT false NOT NULL,
	"signed_at" timestamp with time zone NOT NULL,
	"confirmed_at" timestamp with time zone,
	"decided_at" timestamp with time zone,
	"decided_by" text,
	CONSTRAINT "signature_lower" CHECK ("signature"."email" = lower("signature"."email")),
	CONSTRAINT "signature_confirmed" CHECK (("signature"."state" = 'unconfirmed') = ("signature"."confirmed_at" is null)),
	CONSTRAINT "signature_decided" CHECK (("signature"."state" in ('shown', 'declined')) = ("signature"."decided_at" is not null)),
	CONSTRAINT "signature_notable" CHECK (not "signature"."is_notable" or "signature"."state" = 'shown')
);
--> statement-breakpoint
ALTER TABLE "signature" ADD CONSTRAINT "signature_decided_by_person_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "signature_once" ON "signature" USING btree ("email") WHERE "signature"."state" <> 'unconfirmed';--> statement-breakpoint
CREATE INDEX "signature_by_email" ON "signature" USING btree ("email");--> statement-breakpoint
CREATE INDEX "signature_waiting" ON "signature" USING btree ("confirmed_at","id") WHERE "signature"."state" = 'waiting';--> statement-breakpoint
CREATE INDEX "signature_shown" ON "signature" USING btree ("is_notable" DESC NULLS LAST,"confirmed_at","id") WHERE "signature"."state" = 'shown';
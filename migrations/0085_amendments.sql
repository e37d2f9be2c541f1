CREATE TABLE "amendment" (
	"id" text PRIMARY KEY NOT NULL,
	"project_id" text NOT NULL,
	"award_id" text NOT NULL,
	"kind" text NOT NULL,
	"words" text DEFAULT '' NOT NULL,
	"asked_until" date,
	"why" text NOT NULL,
	"state" text NOT NULL,
	"asked_by" text NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"reply_by" date NOT NULL,
	"answered_by" text,
	"answered_at" timestamp with time zone,
	"answer" text DEFAULT '' NOT NULL,
	"until_before" date,
	"until_after" date,
	CONSTRAINT "amendment_kind_known" CHECK ("amendment"."kind" in ('extension', 'plan', 'people', 'goal')),
	CONSTRAINT "amendment_state_known" CHECK ("amendment"."state" in ('asked', 'approved', 'approved_in_part', 'declined', 'withdrawn')),
	CONSTRAINT "amendment_says_why" CHECK ("amendment"."why" <> ''),
	CONSTRAINT "amendment_asks_for" CHECK (("amendment"."kind" = 'extension') = ("amendment"."asked_until" is not null)),
	CONSTRAINT "amendment_answered" CHECK (("amendment"."state" in ('approved', 'approved_in_part', 'declined')) = ("amendment"."answered_by" is not null)
        and ("amendment"."state" = 'asked') = ("amendment"."answered_at" is null)
        and ("amendment"."answered_by" is null or "amendment"."answer" <> '')),
	CONSTRAINT "amendment_moves_an_end" CHECK (("amendment"."kind" = 'extension' and "amendment"."state" in ('approved', 'approved_in_part')) = ("amendment"."until_after" is not null)
        and ("amendment"."until_before" is null) = ("amendment"."until_after" is null))
);
--> statement-breakpoint
ALTER TABLE "amendment" ADD CONSTRAINT "amendment_project_id_project_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."project"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "amendment" ADD CONSTRAINT "amendment_award_id_award_id_fk" FOREIGN KEY ("award_id") REFERENCES "public"."award"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "amendment" ADD CONSTRAINT "amendment_asked_by_person_id_fk" FOREIGN KEY ("asked_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "amendment" ADD CONSTRAINT "amendment_answered_by_person_id_fk" FOREIGN KEY ("answered_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
CREATE INDEX "amendment_by_project" ON "amendment" USING btree ("project_id","id" DESC NULLS LAST);
--> statement-breakpoint
CREATE INDEX "amendment_by_award" ON "amendment" USING btree ("award_id");
--> statement-breakpoint
CREATE INDEX "amendment_waiting" ON "amendment" USING btree ("asked_at") WHERE "amendment"."state" = 'asked';
--> statement-breakpoint
CREATE UNIQUE INDEX "amendment_one_open" ON "amendment" USING btree ("project_id","kind") WHERE "amendment"."state" = 'asked';
--> statement-breakpoint
ALTER TABLE "promotion" DROP CONSTRAINT "promotion_pkey";
--> statement-breakpoint
ALTER TABLE "promotion" ADD COLUMN "draft" integer DEFAULT 1 NOT NULL;
--> statement-breakpoint
ALTER TABLE "promotion" ADD CONSTRAINT "promotion_decision_id_draft_pk" PRIMARY KEY("decision_id","draft");

CREATE TABLE "discussion_message" (
	"id" text PRIMARY KEY NOT NULL,
	"application_id" text NOT NULL,
	"author_id" text NOT NULL,
	"wrote_as" text NOT NULL,
	"words" text NOT NULL,
	"written_at" timestamp with time zone NOT NULL,
	"taken_back_at" timestamp with time zone,
	CONSTRAINT "discussion_message_side" CHECK ("discussion_message"."wrote_as" in ('reviewer', 'officer')),
	CONSTRAINT "discussion_message_taken_back" CHECK (("discussion_message"."taken_back_at" is null) = ("discussion_message"."words" <> ''))
);
--> statement-breakpoint
CREATE TABLE "discussion_notice" (
	"application_id" text NOT NULL,
	"person_id" text NOT NULL,
	"told_at" timestamp with time zone NOT NULL,
	CONSTRAINT "discussion_notice_application_id_person_id_pk" PRIMARY KEY("application_id","person_id")
);
--> statement-breakpoint
ALTER TABLE "discussion_message" ADD CONSTRAINT "discussion_message_application_id_application_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."application"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "discussion_message" ADD CONSTRAINT "discussion_message_author_id_person_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "discussion_notice" ADD CONSTRAINT "discussion_notice_application_id_application_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."application"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "discussion_notice" ADD CONSTRAINT "discussion_notice_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "discussion_message_by_application" ON "discussion_message" USING btree ("application_id","id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "discussion_message_by_author" ON "discussion_message" USING btree ("author_id");
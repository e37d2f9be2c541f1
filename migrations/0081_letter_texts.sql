CREATE TABLE "filled_letter" (
	"letter" text NOT NULL,
	"subject_id" text NOT NULL,
	"application_id" text NOT NULL,
	"text_id" text NOT NULL,
	"subject" text NOT NULL,
	"words" text NOT NULL,
	"filled_at" timestamp with time zone NOT NULL,
	CONSTRAINT "filled_letter_letter_subject_id_pk" PRIMARY KEY("letter","subject_id")
);
--> statement-breakpoint
CREATE TABLE "letter_text" (
	"id" text PRIMARY KEY NOT NULL,
	"call_id" text NOT NULL,
	"letter" text NOT NULL,
	"number" integer NOT NULL,
	"subject" text NOT NULL,
	"words" text NOT NULL,
	"written_by" text NOT NULL,
	"written_at" timestamp with time zone NOT NULL,
	CONSTRAINT "letter_text_once" UNIQUE("call_id","letter","number"),
	CONSTRAINT "letter_text_letter" CHECK ("letter_text"."letter" in ('offer', 'partial', 'waitlist', 'decline', 'returned')),
	CONSTRAINT "letter_text_whole" CHECK (("letter_text"."subject" = '') = ("letter_text"."words" = ''))
);
--> statement-breakpoint
ALTER TABLE "filled_letter" ADD CONSTRAINT "filled_letter_application_id_application_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."application"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "filled_letter" ADD CONSTRAINT "filled_letter_text_id_letter_text_id_fk" FOREIGN KEY ("text_id") REFERENCES "public"."letter_text"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "letter_text" ADD CONSTRAINT "letter_text_call_id_call_id_fk" FOREIGN KEY ("call_id") REFERENCES "public"."call"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "letter_text" ADD CONSTRAINT "letter_text_written_by_person_id_fk" FOREIGN KEY ("written_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;
CREATE TABLE "letter_stop" (
	"email" text NOT NULL,
	"topic" text NOT NULL,
	"stopped_at" timestamp with time zone NOT NULL,
	CONSTRAINT "letter_stop_email_topic_pk" PRIMARY KEY("email","topic"),
	CONSTRAINT "letter_stop_lower" CHECK ("letter_stop"."email" = lower("letter_stop"."email"))
);

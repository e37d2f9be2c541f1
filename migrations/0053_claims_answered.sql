ALTER TABLE "employer_claim" ADD COLUMN "answered" bigint;--> statement-breakpoint
-- What was linked before has the credit's amount; a second claim under one credit has nothing of its own.
update employer_claim c set answered = coalesce((select k.amount from soft_credit k where k.id = c.credit_id
  and not exists (select from employer_claim other where other.credit_id = c.credit_id and other.id < c.id)), 0) where c.state = 'received';
--> statement-breakpoint
ALTER TABLE "employer_claim" ADD CONSTRAINT "employer_claim_answered" CHECK (("employer_claim"."state" = 'received') = ("employer_claim"."answered" is not null) and "employer_claim"."answered" >= 0);
CREATE TABLE `calls` (
	`run_id` text NOT NULL,
	`position` integer NOT NULL,
	`step` integer NOT NULL,
	`part` text NOT NULL,
	`lm` text NOT NULL,
	`adapter` text NOT NULL,
	`preamble_key` integer,
	`messages` text NOT NULL,
	`text` text NOT NULL,
	`finish_reason` text NOT NULL,
	`input_tokens` integer NOT NULL,
	`cached_input_tokens` integer NOT NULL,
	`cache_write_tokens` integer NOT NULL,
	`output_tokens` integer NOT NULL,
	`reasoning_tokens` integer NOT NULL,
	`cost_usd` real,
	`list_cost_usd` real,
	`latency_ms` real NOT NULL,
	`cached` integer NOT NULL,
	`attempts` integer NOT NULL,
	`temperature` real,
	`max_tokens` integer,
	`reasoning_effort` text,
	`error` text,
	PRIMARY KEY(`run_id`, `position`, `step`),
	FOREIGN KEY (`preamble_key`) REFERENCES `texts`(`key`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`run_id`,`position`) REFERENCES `rows`(`run_id`,`position`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `calls_by_preamble` ON `calls` (`preamble_key`);--> statement-breakpoint
CREATE TABLE `examples` (
	`key` integer PRIMARY KEY NOT NULL,
	`hash` blob NOT NULL,
	`inputs` text NOT NULL,
	`labels` text NOT NULL,
	`metadata` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `examples_by_hash` ON `examples` (`hash`);--> statement-breakpoint
CREATE TABLE `programs` (
	`key` integer PRIMARY KEY NOT NULL,
	`hash` text NOT NULL,
	`name` text NOT NULL,
	`task` text NOT NULL,
	`state` text NOT NULL,
	`lineage` text NOT NULL,
	`created_at` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `programs_by_name` ON `programs` (`name`,`key`);--> statement-breakpoint
CREATE UNIQUE INDEX `programs_by_hash` ON `programs` (`hash`,`name`);--> statement-breakpoint
CREATE TABLE `rows` (
	`run_id` text NOT NULL,
	`position` integer NOT NULL,
	`example_id` text NOT NULL,
	`example_key` integer NOT NULL,
	`repeat` integer NOT NULL,
	`prediction` text,
	`scores` text NOT NULL,
	`score` real,
	`error` text,
	`duration_ms` real NOT NULL,
	`cost_usd` real,
	`cached` integer NOT NULL,
	PRIMARY KEY(`run_id`, `position`),
	FOREIGN KEY (`run_id`) REFERENCES `runs`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`example_key`) REFERENCES `examples`(`key`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `rows_by_example` ON `rows` (`example_key`);--> statement-breakpoint
CREATE INDEX `rows_errors` ON `rows` (`run_id`,`position`) WHERE error IS NOT NULL;--> statement-breakpoint
CREATE INDEX `rows_failing` ON `rows` (`run_id`,`position`,`score`) WHERE (score IS NULL OR score < 1);--> statement-breakpoint
CREATE TABLE `runs` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`task` text NOT NULL,
	`program` text NOT NULL,
	`program_hash` text NOT NULL,
	`dataset_path` text NOT NULL,
	`dataset_hash` text NOT NULL,
	`model` text NOT NULL,
	`metric` text NOT NULL,
	`metrics` text NOT NULL,
	`config` text NOT NULL,
	`versions` text NOT NULL,
	`simulated` integer NOT NULL,
	`parent` text,
	`total` integer,
	`status` text NOT NULL,
	`started_at` text NOT NULL,
	`finished_at` text,
	`duration_ms` real,
	`summary` text,
	`error` text,
	`pid` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `runs_by_task` ON `runs` (`task`,`id`);--> statement-breakpoint
CREATE TABLE `texts` (
	`key` integer PRIMARY KEY NOT NULL,
	`hash` blob NOT NULL,
	`body` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `texts_by_hash` ON `texts` (`hash`);
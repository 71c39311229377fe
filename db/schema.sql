-- Made by scripts/dump-schema.ts from the migrations. Do not edit.

create domain currency_code as text CHECK ((VALUE ~ '^[A-Z]{3}$'::text));

create domain e164 as text CHECK ((VALUE ~ '^\+[1-9][0-9]{3,14}$'::text));

create domain minor_units as bigint CHECK ((VALUE >= 0));

create table api_tokens (
  id uuid not null,
  name text not null,
  role text not null,
  restaurant_id text,
  sha256 bytea not null,
  created_at timestamp(3) with time zone not null,
  last_used_at timestamp(3) with time zone,
  constraint api_tokens_pkey PRIMARY KEY (id),
  constraint api_tokens_sha256_key UNIQUE (sha256),
  constraint api_tokens_restaurant_id_fkey FOREIGN KEY (restaurant_id) REFERENCES restaurants(id) ON DELETE CASCADE,
  constraint api_tokens_name_check CHECK ((name <> ''::text)),
  constraint api_tokens_role_check CHECK ((role = ANY (ARRAY['owner'::text, 'staff'::text]))),
  constraint api_tokens_sha256_check CHECK ((octet_length(sha256) = 32))
);
comment on column api_tokens.restaurant_id is 'Null: every restaurant';

create table calls (
  id uuid not null,
  restaurant_id text,
  line text not null,
  caller_number text,
  caller_name text,
  caller_withheld boolean not null,
  diverted_from text,
  language text,
  started_at timestamp(3) with time zone not null,
  answered_at timestamp(3) with time zone,
  ended_at timestamp(3) with time zone,
  outcome text,
  ended_by text,
  transferred_to_human boolean not null default false,
  timings jsonb not null default '{}'::jsonb,
  constraint calls_pkey PRIMARY KEY (id),
  constraint calls_restaurant_id_fkey FOREIGN KEY (restaurant_id) REFERENCES restaurants(id),
  constraint calls_check CHECK ((answered_at >= started_at)),
  constraint calls_check1 CHECK ((ended_at >= started_at)),
  constraint calls_check2 CHECK (((ended_at IS NULL) = (outcome IS NULL))),
  constraint calls_ended_by_check CHECK ((ended_by = ANY (ARRAY['caller'::text, 'gateway'::text, 'staff'::text, 'network'::text]))),
  constraint calls_outcome_check CHECK ((outcome = ANY (ARRAY['order'::text, 'message'::text, 'transferred'::text, 'abandoned'::text, 'no_order'::text, 'overflow'::text, 'failed'::text]))),
  constraint calls_timings_check CHECK ((jsonb_typeof(timings) = 'object'::text))
);
CREATE INDEX calls_by_caller ON public.calls USING btree (caller_number, started_at DESC, id DESC);
CREATE INDEX calls_by_outcome ON public.calls USING btree (outcome, started_at DESC, id DESC);
CREATE INDEX calls_newest ON public.calls USING btree (started_at DESC, id DESC);
CREATE INDEX calls_of_restaurant ON public.calls USING btree (restaurant_id, started_at DESC, id DESC);
comment on column calls.timings is 'Durations in ms by name';
comment on column calls.restaurant_id is 'Null when the dialled number belongs to no restaurant';

create table customers (
  id uuid not null,
  restaurant_id text not null,
  phone e164 not null,
  name text,
  language text not null,
  first_seen_at timestamp(3) with time zone not null,
  last_seen_at timestamp(3) with time zone not null,
  constraint customers_pkey PRIMARY KEY (id),
  constraint customers_restaurant_id_phone_key UNIQUE (restaurant_id, phone),
  constraint customers_restaurant_id_fkey FOREIGN KEY (restaurant_id) REFERENCES restaurants(id)
);

create table menus (
  restaurant_id text not null,
  version integer not null,
  menu jsonb not null,
  imported_at timestamp(3) with time zone not null default now(),
  constraint menus_pkey PRIMARY KEY (restaurant_id, version),
  constraint menus_restaurant_id_fkey FOREIGN KEY (restaurant_id) REFERENCES restaurants(id) ON DELETE CASCADE,
  constraint menus_menu_check CHECK (((jsonb_typeof((menu -> 'categories'::text)) = 'array'::text) AND (jsonb_typeof((menu -> 'items'::text)) = 'array'::text) AND (jsonb_typeof((menu -> 'modifierGroups'::text)) = 'array'::text))),
  constraint menus_version_check CHECK ((version >= 1))
);
comment on table menus is 'Every menu there was; the one with the highest version is served';

create table messages (
  id uuid not null,
  call_id uuid not null,
  recording_path text,
  transcription text,
  duration_ms integer not null,
  recorded_at timestamp(3) with time zone not null,
  constraint messages_pkey PRIMARY KEY (id),
  constraint messages_call_id_fkey FOREIGN KEY (call_id) REFERENCES calls(id) ON DELETE CASCADE,
  constraint messages_check CHECK (((recording_path IS NOT NULL) OR (transcription IS NOT NULL))),
  constraint messages_duration_ms_check CHECK ((duration_ms >= 0))
);
CREATE INDEX messages_of_call ON public.messages USING btree (call_id, recorded_at);

create table order_counters (
  restaurant_id text not null,
  last_number integer not null,
  constraint order_counters_pkey PRIMARY KEY (restaurant_id),
  constraint order_counters_restaurant_id_fkey FOREIGN KEY (restaurant_id) REFERENCES restaurants(id),
  constraint order_counters_last_number_check CHECK ((last_number >= 0))
);
comment on table order_counters is 'A row, not a sequence: a transaction that fails gives its number back, so numbers have no gaps';

create table order_events (
  order_id uuid not null,
  version integer not null,
  actor text not null,
  from_status text,
  to_status text not null,
  at timestamp(3) with time zone not null,
  constraint order_events_pkey PRIMARY KEY (order_id, version),
  constraint order_events_order_id_fkey FOREIGN KEY (order_id) REFERENCES orders(id) ON DELETE CASCADE,
  constraint order_events_version_check CHECK ((version >= 1))
);
comment on column order_events.actor is 'Who did it: call, or token:<id of the API token>';

create table order_lines (
  order_id uuid not null,
  "position" integer not null,
  item text not null,
  name text not null,
  variant text,
  variant_name text,
  quantity integer not null,
  unit_price minor_units not null,
  total minor_units not null,
  tax_class text not null,
  station text,
  modifiers jsonb not null,
  constraint order_lines_pkey PRIMARY KEY (order_id, "position"),
  constraint order_lines_order_id_fkey FOREIGN KEY (order_id) REFERENCES orders(id) ON DELETE CASCADE,
  constraint order_lines_check CHECK (((total)::bigint = ((unit_price)::bigint * quantity))),
  constraint order_lines_modifiers_check CHECK ((jsonb_typeof(modifiers) = 'array'::text)),
  constraint order_lines_position_check CHECK (("position" >= 1)),
  constraint order_lines_quantity_check CHECK ((quantity >= 1))
);

create table orders (
  id uuid not null,
  restaurant_id text not null,
  number integer not null,
  call_id uuid,
  customer_id uuid,
  status text not null,
  payment_status text not null,
  version integer not null,
  fulfilment text not null,
  currency currency_code not null,
  subtotal minor_units not null,
  tax minor_units not null,
  tax_lines jsonb not null,
  delivery_fee minor_units not null,
  total minor_units not null,
  customer_name text,
  customer_phone e164,
  language text not null,
  address_text text,
  address_postcode text,
  requested_at timestamp(3) with time zone,
  promised_at timestamp(3) with time zone not null,
  note text,
  created_at timestamp(3) with time zone not null,
  updated_at timestamp(3) with time zone not null,
  constraint orders_call_id_key UNIQUE (call_id),
  constraint orders_pkey PRIMARY KEY (id),
  constraint orders_restaurant_id_number_key UNIQUE (restaurant_id, number),
  constraint orders_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES customers(id),
  constraint orders_restaurant_id_fkey FOREIGN KEY (restaurant_id) REFERENCES restaurants(id),
  constraint orders_check CHECK ((((total)::bigint = ((subtotal)::bigint + (delivery_fee)::bigint)) OR ((total)::bigint = (((subtotal)::bigint + (delivery_fee)::bigint) + (tax)::bigint)))),
  constraint orders_check1 CHECK (((fulfilment <> 'delivery'::text) OR (address_text IS NOT NULL))),
  constraint orders_check2 CHECK (((address_text IS NOT NULL) OR (address_postcode IS NULL))),
  constraint orders_fulfilment_check CHECK ((fulfilment = ANY (ARRAY['pickup'::text, 'delivery'::text, 'dine_in'::text]))),
  constraint orders_number_check CHECK ((number >= 1)),
  constraint orders_payment_status_check CHECK ((payment_status = ANY (ARRAY['unpaid'::text, 'pending'::text, 'paid'::text, 'refunded'::text, 'failed'::text]))),
  constraint orders_status_check CHECK ((status = ANY (ARRAY['draft'::text, 'awaiting_payment'::text, 'new'::text, 'accepted'::text, 'preparing'::text, 'ready'::text, 'out_for_delivery'::text, 'completed'::text, 'rejected'::text, 'cancelled'::text, 'expired'::text]))),
  constraint orders_tax_lines_check CHECK ((jsonb_typeof(tax_lines) = 'array'::text)),
  constraint orders_version_check CHECK ((version >= 1))
);
CREATE INDEX orders_by_fulfilment ON public.orders USING btree (fulfilment, created_at DESC, id DESC);
CREATE INDEX orders_by_phone ON public.orders USING btree (customer_phone, created_at DESC, id DESC);
CREATE INDEX orders_by_status ON public.orders USING btree (status, created_at DESC, id DESC);
CREATE INDEX orders_newest ON public.orders USING btree (created_at DESC, id DESC);
CREATE INDEX orders_of_customer ON public.orders USING btree (customer_id);
CREATE INDEX orders_of_restaurant ON public.orders USING btree (restaurant_id, created_at DESC, id DESC);
comment on column orders.call_id is 'One order a call. No foreign key: the order is saved at once, the call log a moment later';

create table phone_lines (
  did e164 not null,
  restaurant_id text not null,
  constraint phone_lines_pkey PRIMARY KEY (did),
  constraint phone_lines_restaurant_id_fkey FOREIGN KEY (restaurant_id) REFERENCES restaurants(id) ON DELETE CASCADE
);
CREATE INDEX phone_lines_restaurant ON public.phone_lines USING btree (restaurant_id);

create table restaurants (
  id text not null,
  name text not null,
  languages text[] not null,
  country text not null,
  time_zone text not null,
  currency currency_code not null,
  phone e164,
  settings jsonb not null,
  created_at timestamp(3) with time zone not null default now(),
  updated_at timestamp(3) with time zone not null default now(),
  constraint restaurants_pkey PRIMARY KEY (id),
  constraint restaurants_country_check CHECK ((country ~ '^[A-Z]{2}$'::text)),
  constraint restaurants_id_check CHECK ((id ~ '^[a-z0-9][a-z0-9_-]{0,62}$'::text)),
  constraint restaurants_languages_check CHECK ((cardinality(languages) >= 1)),
  constraint restaurants_name_check CHECK ((name <> ''::text)),
  constraint restaurants_settings_check CHECK ((jsonb_typeof(settings) = 'object'::text))
);
comment on column restaurants.settings is 'What else a call needs to know: tax, opening periods, fulfilments, delivery, preparation time, staff';

create table utterances (
  id uuid not null,
  call_id uuid not null,
  turn_index integer not null,
  speaker text not null,
  text text not null,
  started_at timestamp(3) with time zone not null,
  ended_at timestamp(3) with time zone not null,
  confidence real,
  engine text,
  language text not null,
  latency_ms integer,
  constraint utterances_pkey PRIMARY KEY (id),
  constraint utterances_call_id_fkey FOREIGN KEY (call_id) REFERENCES calls(id) ON DELETE CASCADE,
  constraint utterances_check CHECK ((ended_at >= started_at)),
  constraint utterances_confidence_check CHECK (((confidence >= (0)::double precision) AND (confidence <= (1)::double precision))),
  constraint utterances_latency_ms_check CHECK ((latency_ms >= 0)),
  constraint utterances_speaker_check CHECK ((speaker = ANY (ARRAY['caller'::text, 'assistant'::text]))),
  constraint utterances_turn_index_check CHECK ((turn_index >= 0))
);
CREATE INDEX utterances_of_call ON public.utterances USING btree (call_id, started_at, turn_index, id);
comment on column utterances.text is 'What was heard: of ours, only the part the caller heard';

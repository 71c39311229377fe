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
  constraint api_tokens_role_check CHECK ((role = ANY (ARRAY['owner'::text, 'staff'::text, 'technician'::text]))),
  constraint api_tokens_sha256_check CHECK ((octet_length(sha256) = 32))
);
comment on column api_tokens.restaurant_id is 'Null: every restaurant';

create table audit_log (
  id uuid not null,
  at timestamp(3) with time zone not null,
  actor text not null,
  restaurant_id text,
  action text not null,
  subject jsonb not null,
  status integer,
  request_id text,
  constraint audit_log_pkey PRIMARY KEY (id),
  constraint audit_log_restaurant_id_fkey FOREIGN KEY (restaurant_id) REFERENCES restaurants(id) ON DELETE CASCADE,
  constraint audit_log_action_check CHECK ((action <> ''::text)),
  constraint audit_log_actor_check CHECK ((actor <> ''::text)),
  constraint audit_log_subject_check CHECK ((jsonb_typeof(subject) = 'object'::text))
);
CREATE INDEX audit_log_newest ON public.audit_log USING btree (at DESC, id DESC);
CREATE INDEX audit_log_of_restaurant ON public.audit_log USING btree (restaurant_id, at DESC, id DESC);
comment on column audit_log.actor is 'token:<id of the API token>, or the job that did it';
comment on column audit_log.subject is 'What it was done to. No names and no whole telephone numbers';
comment on column audit_log.status is 'Of the answer. Null: begun, and not heard of again, so it may have happened';

create table browser_phones (
  id text not null,
  restaurant_id text not null,
  token_id text not null,
  created_at timestamp(3) with time zone not null,
  expires_at timestamp(3) with time zone not null,
  constraint browser_phones_pkey PRIMARY KEY (id),
  constraint browser_phones_restaurant_id_fkey FOREIGN KEY (restaurant_id) REFERENCES restaurants(id) ON DELETE CASCADE
);
CREATE INDEX browser_phones_of_restaurant ON public.browser_phones USING btree (restaurant_id, expires_at);
comment on column browser_phones.id is 'The SIP user name, and the name of the endpoint: PJSIP/<id>';
comment on column browser_phones.token_id is 'The API token that signed in';

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
  usage jsonb not null default '[]'::jsonb,
  constraint calls_pkey PRIMARY KEY (id),
  constraint calls_restaurant_id_fkey FOREIGN KEY (restaurant_id) REFERENCES restaurants(id),
  constraint calls_check CHECK ((answered_at >= started_at)),
  constraint calls_check1 CHECK ((ended_at >= started_at)),
  constraint calls_check2 CHECK (((ended_at IS NULL) = (outcome IS NULL))),
  constraint calls_ended_by_check CHECK ((ended_by = ANY (ARRAY['caller'::text, 'gateway'::text, 'staff'::text, 'network'::text]))),
  constraint calls_outcome_check CHECK ((outcome = ANY (ARRAY['order'::text, 'message'::text, 'transferred'::text, 'abandoned'::text, 'no_order'::text, 'overflow'::text, 'failed'::text, 'refused'::text, 'silent'::text]))),
  constraint calls_timings_check CHECK ((jsonb_typeof(timings) = 'object'::text)),
  constraint calls_usage_check CHECK ((jsonb_typeof(usage) = 'array'::text))
);
CREATE INDEX calls_by_caller ON public.calls USING btree (caller_number, started_at DESC, id DESC);
CREATE INDEX calls_by_outcome ON public.calls USING btree (outcome, started_at DESC, id DESC);
CREATE INDEX calls_newest ON public.calls USING btree (started_at DESC, id DESC);
CREATE INDEX calls_of_restaurant ON public.calls USING btree (restaurant_id, started_at DESC, id DESC);
comment on column calls.timings is 'Durations in ms by name';
comment on column calls.usage is 'What paid engines did: [{ "engine": "gpt-4.1-mini", "unit": "tokens_in", "quantity": 5210, "cost": 0.0021 }]';
comment on column calls.restaurant_id is 'Null when the dialled number belongs to no restaurant';

create table coupon_redemptions (
  order_id uuid not null,
  restaurant_id text not null,
  code text not null,
  customer_phone e164,
  redeemed_at timestamp(3) with time zone not null,
  constraint coupon_redemptions_pkey PRIMARY KEY (order_id),
  constraint coupon_redemptions_order_id_fkey FOREIGN KEY (order_id) REFERENCES orders(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  constraint coupon_redemptions_restaurant_id_fkey FOREIGN KEY (restaurant_id) REFERENCES restaurants(id),
  constraint coupon_redemptions_code_check CHECK ((code <> ''::text))
);
CREATE INDEX coupon_redemptions_by_code ON public.coupon_redemptions USING btree (restaurant_id, code, customer_phone);
comment on table coupon_redemptions is 'One row per order with a coupon. Those of orders that came to nothing are not counted';
comment on column coupon_redemptions.code is 'In capitals, letters and digits only';

create table customers (
  id uuid not null,
  restaurant_id text not null,
  phone e164 not null,
  name text,
  language text not null,
  first_seen_at timestamp(3) with time zone not null,
  last_seen_at timestamp(3) with time zone not null,
  notes text,
  allergies text[] not null default '{}'::text[],
  blocked boolean not null default false,
  constraint customers_pkey PRIMARY KEY (id),
  constraint customers_restaurant_id_phone_key UNIQUE (restaurant_id, phone),
  constraint customers_restaurant_id_fkey FOREIGN KEY (restaurant_id) REFERENCES restaurants(id)
);
comment on column customers.blocked is 'No orders are taken from this number any more';
comment on column customers.notes is 'Of the staff, for the kitchen and the driver: never read out';

create table faq_entries (
  restaurant_id text not null,
  "position" integer not null,
  id text not null,
  answers jsonb not null,
  constraint faq_entries_pkey PRIMARY KEY (restaurant_id, "position"),
  constraint faq_entries_restaurant_id_id_key UNIQUE (restaurant_id, id),
  constraint faq_entries_restaurant_id_fkey FOREIGN KEY (restaurant_id) REFERENCES restaurants(id) ON DELETE CASCADE,
  constraint faq_entries_answers_check CHECK ((jsonb_typeof(answers) = 'array'::text)),
  constraint faq_entries_id_check CHECK ((id <> ''::text)),
  constraint faq_entries_position_check CHECK (("position" >= 1))
);

create table found_addresses (
  key text not null,
  candidates jsonb not null,
  found_at timestamp(3) with time zone not null,
  constraint found_addresses_pkey PRIMARY KEY (key),
  constraint found_addresses_candidates_check CHECK ((jsonb_typeof(candidates) = 'array'::text))
);
CREATE INDEX found_addresses_oldest ON public.found_addresses USING btree (found_at);
comment on table found_addresses is 'What geocoders answered. Kept 30 days: their terms allow no longer, and nobody should be kept longer';

create table gateway_box_fetches (
  id bigint not null,
  mac text not null,
  at timestamp(3) with time zone not null,
  address text not null,
  user_agent text not null,
  outcome text not null,
  constraint gateway_box_fetches_pkey PRIMARY KEY (id),
  constraint gateway_box_fetches_outcome_check CHECK ((outcome = ANY (ARRAY['served'::text, 'unknown_box'::text, 'wrong_credentials'::text, 'not_ready'::text])))
);
CREATE INDEX gateway_box_fetches_by_age ON public.gateway_box_fetches USING btree (at);
CREATE INDEX gateway_box_fetches_of_box ON public.gateway_box_fetches USING btree (mac, at DESC);
comment on column gateway_box_fetches.mac is 'As it was asked for: it may be no box of ours';

create table gateway_box_sightings (
  id bigint not null,
  mac text not null,
  at timestamp(3) with time zone not null,
  state text not null,
  address text,
  user_agent text,
  constraint gateway_box_sightings_pkey PRIMARY KEY (id),
  constraint gateway_box_sightings_mac_fkey FOREIGN KEY (mac) REFERENCES gateway_boxes(mac) ON DELETE CASCADE,
  constraint gateway_box_sightings_state_check CHECK ((state = ANY (ARRAY['registered'::text, 'unreachable'::text, 'gone'::text])))
);
CREATE INDEX gateway_box_sightings_of_box ON public.gateway_box_sightings USING btree (mac, at DESC);
comment on table gateway_box_sightings is 'One row for each change: registered from where, or not any more';

create table gateway_boxes (
  mac text not null,
  restaurant_id text not null,
  model text not null,
  country text not null,
  ports jsonb not null,
  own_settings jsonb not null default '{}'::jsonb,
  trust_inferred boolean not null default false,
  password_sha256 bytea not null,
  created_at timestamp(3) with time zone not null,
  updated_at timestamp(3) with time zone not null,
  firmware jsonb,
  encryption text not null default 'none'::text,
  constraint gateway_boxes_pkey PRIMARY KEY (mac),
  constraint gateway_boxes_restaurant_id_fkey FOREIGN KEY (restaurant_id) REFERENCES restaurants(id) ON DELETE CASCADE,
  constraint gateway_boxes_country_check CHECK ((country ~ '^[A-Z]{2}$'::text)),
  constraint gateway_boxes_encryption_check CHECK ((encryption = ANY (ARRAY['none'::text, 'md5'::text, 'sha256'::text]))),
  constraint gateway_boxes_firmware_check CHECK ((jsonb_typeof(firmware) = 'object'::text)),
  constraint gateway_boxes_mac_check CHECK ((mac ~ '^[0-9a-f]{12}$'::text)),
  constraint gateway_boxes_model_check CHECK ((model <> ''::text)),
  constraint gateway_boxes_own_settings_check CHECK ((jsonb_typeof(own_settings) = 'object'::text)),
  constraint gateway_boxes_ports_check CHECK ((jsonb_typeof(ports) = 'array'::text))
);
CREATE INDEX gateway_boxes_of_restaurant ON public.gateway_boxes USING btree (restaurant_id);
comment on column gateway_boxes.firmware is 'What it shall run: { "version": "1.0.9.9", "path": "host/path" }; null is what it runs';
comment on column gateway_boxes.ports is 'The lines that are plugged in: [{ "port": 1, "line": "+33142685300" }]';
comment on column gateway_boxes.own_settings is 'P-values that this box has otherwise than its country would: { "P863": "5" }';

create table kitchen_deliveries (
  id uuid not null,
  order_id uuid not null,
  restaurant_id text not null,
  output text not null,
  purpose text not null,
  state text not null,
  attempts integer not null default 0,
  last_error text,
  created_at timestamp(3) with time zone not null,
  updated_at timestamp(3) with time zone not null,
  constraint kitchen_deliveries_order_id_output_purpose_key UNIQUE (order_id, output, purpose),
  constraint kitchen_deliveries_pkey PRIMARY KEY (id),
  constraint kitchen_deliveries_order_id_fkey FOREIGN KEY (order_id) REFERENCES orders(id) ON DELETE CASCADE,
  constraint kitchen_deliveries_restaurant_id_fkey FOREIGN KEY (restaurant_id) REFERENCES restaurants(id),
  constraint kitchen_deliveries_attempts_check CHECK ((attempts >= 0)),
  constraint kitchen_deliveries_output_check CHECK ((output <> ''::text)),
  constraint kitchen_deliveries_purpose_check CHECK ((purpose <> ''::text)),
  constraint kitchen_deliveries_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'sending'::text, 'delivered'::text, 'failed'::text, 'needless'::text])))
);
CREATE INDEX kitchen_deliveries_newest ON public.kitchen_deliveries USING btree (created_at DESC, id DESC);
CREATE INDEX kitchen_deliveries_of_restaurant ON public.kitchen_deliveries USING btree (restaurant_id, created_at DESC, id DESC);
comment on column kitchen_deliveries.output is 'The id of one of the restaurant''s kitchenOutputs, or staff: their telephone';
comment on column kitchen_deliveries.purpose is 'ticket, or what it is told of again';

create table kitchen_loads (
  restaurant_id text not null,
  paused_until timestamp(3) with time zone,
  delivery_paused_until timestamp(3) with time zone,
  extra_minutes integer not null default 0,
  extra_until timestamp(3) with time zone,
  changed_at timestamp(3) with time zone not null,
  changed_by text not null,
  constraint kitchen_loads_pkey PRIMARY KEY (restaurant_id),
  constraint kitchen_loads_restaurant_id_fkey FOREIGN KEY (restaurant_id) REFERENCES restaurants(id) ON DELETE CASCADE,
  constraint kitchen_loads_extra_minutes_check CHECK (((extra_minutes >= 0) AND (extra_minutes <= 240)))
);
comment on column kitchen_loads.changed_by is 'Who said so: token:<id of the API token>';

create table line_checks (
  id uuid not null,
  mac text not null,
  restaurant_id text not null,
  line text not null,
  armed_at timestamp(3) with time zone not null,
  expires_at timestamp(3) with time zone not null,
  started_at timestamp(3) with time zone,
  finished_at timestamp(3) with time zone,
  steps jsonb not null default '{}'::jsonb,
  constraint line_checks_pkey PRIMARY KEY (id),
  constraint line_checks_mac_fkey FOREIGN KEY (mac) REFERENCES gateway_boxes(mac) ON DELETE CASCADE,
  constraint line_checks_restaurant_id_fkey FOREIGN KEY (restaurant_id) REFERENCES restaurants(id) ON DELETE CASCADE,
  constraint line_checks_steps_check CHECK ((jsonb_typeof(steps) = 'object'::text))
);
CREATE INDEX line_checks_of_box ON public.line_checks USING btree (mac, armed_at DESC);
CREATE INDEX line_checks_waiting ON public.line_checks USING btree (line) WHERE (started_at IS NULL);
comment on column line_checks.steps is 'What was found, by the name of the step';

create table line_settings (
  restaurant_id text not null,
  modes jsonb,
  screening jsonb,
  updated_at timestamp(3) with time zone not null,
  constraint line_settings_pkey PRIMARY KEY (restaurant_id),
  constraint line_settings_restaurant_id_fkey FOREIGN KEY (restaurant_id) REFERENCES restaurants(id) ON DELETE CASCADE,
  constraint line_settings_modes_check CHECK ((jsonb_typeof(modes) = 'object'::text)),
  constraint line_settings_screening_check CHECK ((jsonb_typeof(screening) = 'object'::text))
);
comment on column line_settings.modes is 'Null: Tableline takes every call';
comment on column line_settings.screening is 'Null: as usual';

create table live_events (
  id bigint not null,
  restaurant_id text not null,
  kind text not null,
  order_id uuid not null,
  at timestamp(3) with time zone not null default now(),
  constraint live_events_pkey PRIMARY KEY (id),
  constraint live_events_restaurant_id_fkey FOREIGN KEY (restaurant_id) REFERENCES restaurants(id)
);
comment on table live_events is 'What the live feed tells. Kept for two days: who was away longer reads anew';

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

create table opt_outs (
  recipient text not null,
  at timestamp(3) with time zone not null,
  constraint opt_outs_pkey PRIMARY KEY (recipient)
);
comment on table opt_outs is 'Numbers that answered STOP: no text message goes there';

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
  payment_status text,
  note text,
  constraint order_events_pkey PRIMARY KEY (order_id, version),
  constraint order_events_order_id_fkey FOREIGN KEY (order_id) REFERENCES orders(id) ON DELETE CASCADE,
  constraint order_events_version_check CHECK ((version >= 1))
);
comment on column order_events.actor is 'Who did it: call, jobs, the provider of payments, or token:<id of the API token>';

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
  second_half text,
  tax_shares jsonb,
  minimum_age integer,
  constraint order_lines_pkey PRIMARY KEY (order_id, "position"),
  constraint order_lines_order_id_fkey FOREIGN KEY (order_id) REFERENCES orders(id) ON DELETE CASCADE,
  constraint order_lines_check CHECK (((total)::bigint = ((unit_price)::bigint * quantity))),
  constraint order_lines_minimum_age_check CHECK ((minimum_age > 0)),
  constraint order_lines_modifiers_check CHECK ((jsonb_typeof(modifiers) = 'array'::text)),
  constraint order_lines_position_check CHECK (("position" >= 1)),
  constraint order_lines_quantity_check CHECK ((quantity >= 1)),
  constraint order_lines_tax_shares_check CHECK ((jsonb_typeof(tax_shares) = 'array'::text))
);
comment on column order_lines.tax_shares is 'What the total is taxed as where that is not all tax_class: a set menu with wine';

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
  discount minor_units not null default 0,
  discounts jsonb not null default '[]'::jsonb,
  charge_total minor_units not null default 0,
  charges jsonb not null default '[]'::jsonb,
  coupon jsonb,
  tip minor_units not null default 0,
  rounding bigint not null default 0,
  address_said text,
  address_lat double precision,
  address_lon double precision,
  address_meters integer,
  address_drive_minutes integer,
  way_minutes integer not null default 0,
  allergies text[] not null default '{}'::text[],
  prepayment minor_units not null default 0,
  paid_amount minor_units not null default 0,
  customer_email text,
  request_key text,
  pays_cash boolean not null default false,
  request_digest text,
  constraint orders_call_id_key UNIQUE (call_id),
  constraint orders_one_per_request UNIQUE (restaurant_id, request_key),
  constraint orders_pkey PRIMARY KEY (id),
  constraint orders_restaurant_id_number_key UNIQUE (restaurant_id, number),
  constraint orders_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES customers(id),
  constraint orders_restaurant_id_fkey FOREIGN KEY (restaurant_id) REFERENCES restaurants(id),
  constraint orders_address_drive_minutes_check CHECK ((address_drive_minutes >= 0)),
  constraint orders_address_lat_check CHECK (((address_lat >= ('-90'::integer)::double precision) AND (address_lat <= (90)::double precision))),
  constraint orders_address_lon_check CHECK (((address_lon >= ('-180'::integer)::double precision) AND (address_lon <= (180)::double precision))),
  constraint orders_address_meters_check CHECK ((address_meters >= 0)),
  constraint orders_charges_check CHECK ((jsonb_typeof(charges) = 'array'::text)),
  constraint orders_check CHECK (((address_lat IS NULL) = (address_lon IS NULL))),
  constraint orders_check1 CHECK (((fulfilment <> 'delivery'::text) OR (address_text IS NOT NULL))),
  constraint orders_check2 CHECK (((address_text IS NOT NULL) OR (address_postcode IS NULL))),
  constraint orders_check3 CHECK (((address_text IS NOT NULL) OR ((address_said IS NULL) AND (address_lat IS NULL)))),
  constraint orders_coupon_check CHECK ((jsonb_typeof(coupon) = 'object'::text)),
  constraint orders_discount_within CHECK (((discount)::bigint <= ((subtotal)::bigint + (delivery_fee)::bigint))),
  constraint orders_discounts_check CHECK ((jsonb_typeof(discounts) = 'array'::text)),
  constraint orders_fulfilment_check CHECK ((fulfilment = ANY (ARRAY['pickup'::text, 'delivery'::text, 'dine_in'::text]))),
  constraint orders_number_check CHECK ((number >= 1)),
  constraint orders_payment_status_check CHECK ((payment_status = ANY (ARRAY['unpaid'::text, 'pending'::text, 'paid'::text, 'refunded'::text, 'failed'::text]))),
  constraint orders_status_check CHECK ((status = ANY (ARRAY['draft'::text, 'awaiting_payment'::text, 'new'::text, 'accepted'::text, 'preparing'::text, 'ready'::text, 'out_for_delivery'::text, 'completed'::text, 'rejected'::text, 'cancelled'::text, 'expired'::text]))),
  constraint orders_tax_lines_check CHECK ((jsonb_typeof(tax_lines) = 'array'::text)),
  constraint orders_total_adds_up CHECK ((((((total)::bigint - rounding) - (tip)::bigint) = ((((subtotal)::bigint - (discount)::bigint) + (charge_total)::bigint) + (delivery_fee)::bigint)) OR ((((total)::bigint - rounding) - (tip)::bigint) = (((((subtotal)::bigint - (discount)::bigint) + (charge_total)::bigint) + (delivery_fee)::bigint) + (tax)::bigint)))),
  constraint orders_version_check CHECK ((version >= 1)),
  constraint orders_way_minutes_check CHECK ((way_minutes >= 0))
);
CREATE INDEX orders_by_fulfilment ON public.orders USING btree (fulfilment, created_at DESC, id DESC);
CREATE INDEX orders_by_phone ON public.orders USING btree (customer_phone, created_at DESC, id DESC);
CREATE INDEX orders_by_status ON public.orders USING btree (status, created_at DESC, id DESC);
CREATE INDEX orders_newest ON public.orders USING btree (created_at DESC, id DESC);
CREATE INDEX orders_of_customer ON public.orders USING btree (customer_id);
CREATE INDEX orders_of_restaurant ON public.orders USING btree (restaurant_id, created_at DESC, id DESC);
CREATE INDEX orders_to_make ON public.orders USING btree (restaurant_id, promised_at) WHERE (status = ANY (ARRAY['awaiting_payment'::text, 'new'::text, 'accepted'::text, 'preparing'::text]));
comment on column orders.discounts is 'Offers and the coupon, each with its amount by tax class';
comment on column orders.rounding is 'To the smallest coin; below 0 in the favour of the customer';
comment on column orders.address_said is 'The caller''s words, where address_text is how the map has them';
comment on column orders.way_minutes is 'Of promised_at, the way to the door';
comment on column orders.allergies is 'What somebody must not eat, as it was said in the call or before';
comment on column orders.call_id is 'One order a call. No foreign key: the order is saved at once, the call log a moment later';
comment on column orders.prepayment is 'Asked before the kitchen begins: all, a deposit, or 0';
comment on column orders.pays_cash is 'The customer has said so, and the total is rounded to coins';

create table outbox (
  id uuid not null,
  restaurant_id text not null,
  order_id uuid,
  call_id uuid,
  kind text not null,
  occasion text not null,
  channel text not null,
  recipient text not null,
  language text not null,
  subject text not null,
  text text not null,
  html text not null,
  state text not null,
  provider text,
  reference text,
  segments integer not null default 0,
  error text,
  created_at timestamp(3) with time zone not null,
  sending_at timestamp(3) with time zone,
  sent_at timestamp(3) with time zone,
  constraint outbox_pkey PRIMARY KEY (id),
  constraint outbox_order_id_fkey FOREIGN KEY (order_id) REFERENCES orders(id) ON DELETE CASCADE,
  constraint outbox_restaurant_id_fkey FOREIGN KEY (restaurant_id) REFERENCES restaurants(id),
  constraint outbox_channel_check CHECK ((channel = ANY (ARRAY['sms'::text, 'email'::text, 'board'::text]))),
  constraint outbox_check CHECK (((order_id IS NULL) <> (call_id IS NULL))),
  constraint outbox_state_check CHECK ((state = ANY (ARRAY['queued'::text, 'sending'::text, 'sent'::text, 'delivered'::text, 'failed'::text, 'suppressed'::text])))
);
CREATE INDEX outbox_by_reference ON public.outbox USING btree (provider, reference);
CREATE INDEX outbox_newest ON public.outbox USING btree (restaurant_id, created_at DESC, id DESC);
CREATE INDEX outbox_of_order ON public.outbox USING btree (order_id, created_at DESC, id DESC);
CREATE UNIQUE INDEX outbox_once ON public.outbox USING btree (COALESCE(order_id, call_id), kind, occasion, channel, recipient);
comment on column outbox.call_id is 'No foreign key: the message is written at once, the call log a moment later';

create table outside_events (
  provider text not null,
  event_id text not null,
  type text not null,
  received_at timestamp(3) with time zone not null,
  constraint outside_events_pkey PRIMARY KEY (provider, event_id)
);
comment on table outside_events is 'Webhooks that were taken in: each once, however often it is sent';

create table payments (
  id uuid not null,
  order_id uuid not null,
  provider text not null,
  amount minor_units not null,
  currency currency_code not null,
  state text not null,
  attempt integer not null,
  session_id text,
  url text,
  reference text,
  expires_at timestamp(3) with time zone not null,
  created_at timestamp(3) with time zone not null,
  constraint payments_pkey PRIMARY KEY (id),
  constraint payments_session_id_key UNIQUE (session_id),
  constraint payments_order_id_fkey FOREIGN KEY (order_id) REFERENCES orders(id) ON DELETE CASCADE,
  constraint payments_amount_check CHECK (((amount)::bigint > 0)),
  constraint payments_attempt_check CHECK ((attempt >= 1)),
  constraint payments_check CHECK (((state <> 'paid'::text) OR (reference IS NOT NULL))),
  constraint payments_state_check CHECK ((state = ANY (ARRAY['asked'::text, 'open'::text, 'paid'::text, 'expired'::text, 'cancelled'::text, 'failed'::text])))
);
CREATE INDEX payments_of_order ON public.payments USING btree (order_id, created_at DESC);
CREATE UNIQUE INDEX payments_one_to_pay ON public.payments USING btree (order_id) WHERE (state = ANY (ARRAY['asked'::text, 'open'::text]));

create table pending_orders (
  id uuid not null,
  restaurant_id text not null,
  call_id uuid not null,
  token_sha256 bytea not null,
  phone text not null,
  draft jsonb not null,
  created_at timestamp(3) with time zone not null,
  expires_at timestamp(3) with time zone not null,
  order_id uuid,
  constraint pending_orders_call_id_key UNIQUE (call_id),
  constraint pending_orders_pkey PRIMARY KEY (id),
  constraint pending_orders_token_sha256_key UNIQUE (token_sha256),
  constraint pending_orders_order_id_fkey FOREIGN KEY (order_id) REFERENCES orders(id) ON DELETE CASCADE,
  constraint pending_orders_restaurant_id_fkey FOREIGN KEY (restaurant_id) REFERENCES restaurants(id),
  constraint pending_orders_check CHECK ((expires_at > created_at)),
  constraint pending_orders_draft_check CHECK ((jsonb_typeof(draft) = 'object'::text))
);
CREATE INDEX pending_orders_by_end ON public.pending_orders USING btree (expires_at);
CREATE INDEX pending_orders_by_phone ON public.pending_orders USING btree (phone);
comment on table pending_orders is 'What was agreed in a call whose order is finished by a link. Kept until a day after the link''s end';
comment on column pending_orders.call_id is 'No foreign key: the link is made at once, the call log is written a moment later';

create table phone_lines (
  did e164 not null,
  restaurant_id text not null,
  constraint phone_lines_pkey PRIMARY KEY (did),
  constraint phone_lines_restaurant_id_fkey FOREIGN KEY (restaurant_id) REFERENCES restaurants(id) ON DELETE CASCADE
);
CREATE INDEX phone_lines_restaurant ON public.phone_lines USING btree (restaurant_id);

create table recordings (
  call_id uuid not null,
  path text not null,
  started_at timestamp(3) with time zone not null,
  duration_ms integer,
  bytes integer,
  sha256 text,
  whole boolean,
  constraint recordings_pkey PRIMARY KEY (call_id),
  constraint recordings_call_id_fkey FOREIGN KEY (call_id) REFERENCES calls(id) ON DELETE CASCADE,
  constraint recordings_bytes_check CHECK ((bytes >= 0)),
  constraint recordings_check CHECK ((num_nulls(duration_ms, bytes, sha256) = ANY (ARRAY[0, 3]))),
  constraint recordings_check1 CHECK ((num_nulls(sha256, whole) = ANY (ARRAY[0, 2]))),
  constraint recordings_duration_ms_check CHECK ((duration_ms >= 0)),
  constraint recordings_path_check CHECK ((path <> ''::text)),
  constraint recordings_sha256_check CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text))
);
CREATE INDEX recordings_by_age ON public.recordings USING btree (started_at);
comment on table recordings is 'What is not measured is being recorded, or was when the gateway was killed';

create table refunds (
  id uuid not null,
  payment_id uuid not null,
  amount minor_units not null,
  reason text not null,
  actor text not null,
  state text not null,
  created_at timestamp(3) with time zone not null,
  constraint refunds_pkey PRIMARY KEY (id),
  constraint refunds_payment_id_fkey FOREIGN KEY (payment_id) REFERENCES payments(id) ON DELETE CASCADE,
  constraint refunds_amount_check CHECK (((amount)::bigint > 0)),
  constraint refunds_state_check CHECK ((state = ANY (ARRAY['asked'::text, 'done'::text, 'failed'::text])))
);
CREATE INDEX refunds_of_payment ON public.refunds USING btree (payment_id);

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
  menu_revision bigint not null default 0,
  constraint restaurants_pkey PRIMARY KEY (id),
  constraint restaurants_country_check CHECK ((country ~ '^[A-Z]{2}$'::text)),
  constraint restaurants_id_check CHECK ((id ~ '^[a-z0-9][a-z0-9_-]{0,62}$'::text)),
  constraint restaurants_languages_check CHECK ((cardinality(languages) >= 1)),
  constraint restaurants_name_check CHECK ((name <> ''::text)),
  constraint restaurants_settings_check CHECK ((jsonb_typeof(settings) = 'object'::text))
);
comment on column restaurants.menu_revision is 'Grows with every change of the menu and of what is sold out, in the same transaction';
comment on column restaurants.settings is 'What else a call needs to know: tax, opening periods, fulfilments, delivery, preparation time, staff';

create table schedules (
  name text not null,
  cron text not null,
  zone text not null,
  next_at timestamp(3) with time zone not null,
  last_at timestamp(3) with time zone,
  constraint schedules_pkey PRIMARY KEY (name)
);
comment on column schedules.next_at is 'Who moves it on enqueues the job: one process does, and what fell due while none ran is seen';

create table sold_out (
  restaurant_id text not null,
  item text,
  modifier_group text,
  option text,
  until timestamp(3) with time zone,
  marked_at timestamp(3) with time zone not null default now(),
  constraint sold_out_restaurant_id_item_modifier_group_option_key UNIQUE NULLS NOT DISTINCT (restaurant_id, item, modifier_group, option),
  constraint sold_out_restaurant_id_fkey FOREIGN KEY (restaurant_id) REFERENCES restaurants(id) ON DELETE CASCADE,
  constraint sold_out_check CHECK (((item IS NULL) = (modifier_group IS NOT NULL))),
  constraint sold_out_check1 CHECK (((modifier_group IS NULL) = (option IS NULL)))
);
comment on column sold_out.until is 'Null: until the staff take the mark away';

create table street_lists (
  restaurant_id text not null,
  streets jsonb not null,
  made_at timestamp(3) with time zone not null,
  constraint street_lists_pkey PRIMARY KEY (restaurant_id),
  constraint street_lists_restaurant_id_fkey FOREIGN KEY (restaurant_id) REFERENCES restaurants(id) ON DELETE CASCADE,
  constraint street_lists_streets_check CHECK ((jsonb_typeof(streets) = 'array'::text))
);
comment on table street_lists is 'The streets an address is compared with when no map is asked';

create table trunks (
  id text not null,
  plan jsonb not null,
  secret_key_id text,
  secret_sealed bytea,
  created_at timestamp(3) with time zone not null,
  updated_at timestamp(3) with time zone not null,
  constraint trunks_pkey PRIMARY KEY (id),
  constraint trunks_check CHECK (((secret_key_id IS NULL) = (secret_sealed IS NULL))),
  constraint trunks_id_check CHECK ((id ~ '^[a-z][a-z0-9-]{0,30}$'::text)),
  constraint trunks_plan_check CHECK ((jsonb_typeof(plan) = 'object'::text))
);
comment on column trunks.plan is 'Server, account, numbers, codecs and what may be called; no secret';
comment on column trunks.secret_sealed is 'AES-256-GCM under the key of that id: 12 bytes of nonce, 16 of tag, the ciphertext';

create table unanswered_questions (
  id uuid not null,
  restaurant_id text not null,
  call_id uuid not null,
  text text not null,
  language text not null,
  asked_at timestamp(3) with time zone not null,
  constraint unanswered_questions_pkey PRIMARY KEY (id),
  constraint unanswered_questions_restaurant_id_fkey FOREIGN KEY (restaurant_id) REFERENCES restaurants(id) ON DELETE CASCADE,
  constraint unanswered_questions_text_check CHECK ((text <> ''::text))
);
CREATE INDEX unanswered_questions_of_restaurant ON public.unanswered_questions USING btree (restaurant_id, asked_at DESC, id DESC);
comment on column unanswered_questions.call_id is 'No foreign key: the question is kept at once, the call log a moment later';

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
  timings jsonb,
  constraint utterances_pkey PRIMARY KEY (id),
  constraint utterances_call_id_fkey FOREIGN KEY (call_id) REFERENCES calls(id) ON DELETE CASCADE,
  constraint utterances_check CHECK ((ended_at >= started_at)),
  constraint utterances_confidence_check CHECK (((confidence >= (0)::double precision) AND (confidence <= (1)::double precision))),
  constraint utterances_latency_ms_check CHECK ((latency_ms >= 0)),
  constraint utterances_speaker_check CHECK ((speaker = ANY (ARRAY['caller'::text, 'assistant'::text]))),
  constraint utterances_timings_check CHECK ((jsonb_typeof(timings) = 'object'::text)),
  constraint utterances_turn_index_check CHECK ((turn_index >= 0))
);
CREATE INDEX utterances_of_call ON public.utterances USING btree (call_id, started_at, turn_index, id);
comment on column utterances.timings is 'ms from the end of the caller''s speech to each step of our reply: detected, transcribed, answered, firstSound, firstFrame, said';
comment on column utterances.text is 'What was heard: of ours, only the part the caller heard';
